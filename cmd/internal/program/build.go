package program

import "runtime/debug"

// Version is the module's version that the running program was built from,
// "(devel)" when it was built from something between two versions.
func Version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// Commit is the commit that the running program was built from, "unknown"
// when the build was not told. changed means that the working tree had changes
// on top of it.
func Commit() (commit string, changed bool) {
	commit = "unknown"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return commit, false
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value
		case "vcs.modified":
			changed = s.Value == "true"
		}
	}
	return commit, changed
}
