package storage

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.etcd.io/bbolt"
)

// steps are migrations that note that they ran.
func steps(ran *[]string, n int) []migration {
	all := slices.Clone(migrations[:1])
	for i := range n {
		name := []byte{byte('a' + i)}
		all = append(all, migration{"add " + string(name), func(t *bbolt.Tx) error {
			*ran = append(*ran, string(name))
			_, err := t.CreateBucket(name)
			return err
		}})
	}
	return all
}

func newFile(t *testing.T) *bbolt.DB {
	t.Helper()
	file, err := bbolt.Open(filepath.Join(t.TempDir(), "dateline.db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

func wantSchema(t *testing.T, file *bbolt.DB, want int) {
	t.Helper()
	if got, err := schemaOf(file); got != want || err != nil {
		t.Errorf("got schema %d (error %v), want %d", got, err, want)
	}
}

func TestMigrationsRunInOrderAndOnce(t *testing.T) {
	file, ran := newFile(t), []string{}
	for _, n := range []int{0, 2, 2, 3} {
		if err := migrate(file, steps(&ran, n)); err != nil {
			t.Fatal(err)
		}
	}
	if want := []string{"a", "b", "c"}; !slices.Equal(ran, want) {
		t.Errorf("got steps %q, want %q", ran, want)
	}
	wantSchema(t, file, 4)
}

func TestAFileIsCopiedBeforeItIsMigrated(t *testing.T) {
	file, ran := newFile(t), []string{}
	if err := migrate(file, steps(&ran, 0)); err != nil {
		t.Fatal(err)
	}
	if err := migrate(file, steps(&ran, 2)); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(file.Path() + ".schema-1")
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("the copy has mode %o, want 600", got)
	}
	before, err := bbolt.Open(file.Path()+".schema-1", 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer before.Close()
	wantSchema(t, before, 1)
	left, err := filepath.Glob(file.Path() + ".*unfinished")
	if len(left) > 0 || err != nil {
		t.Errorf("%q is left behind (error %v)", left, err)
	}
}

func TestAMigrationThatFailsChangesNothing(t *testing.T) {
	file, ran := newFile(t), []string{}
	all := steps(&ran, 2)
	broken := errors.New("no such luck")
	fine := all[2].step
	all[2].step = func(t *bbolt.Tx) error { return errors.Join(fine(t), broken) }
	if err := migrate(file, all); !errors.Is(err, broken) {
		t.Fatalf("got error %v, want %v", err, broken)
	}
	wantSchema(t, file, 2)
	all[2].step = fine
	if err := migrate(file, all); err != nil {
		t.Errorf("it cannot be tried again: %v", err)
	}
	wantSchema(t, file, 3)
}
