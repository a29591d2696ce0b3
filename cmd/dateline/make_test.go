package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/png"
	"os"
	"strings"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/testscript"
	"go.etcd.io/bbolt"
	"golang.org/x/text/encoding/charmap"
)

const german = "Die Überfahrt dauerte länger als gedacht\n\nDie Überfahrt nach Kap Orla dauerte gestern drei Stunden, weil Nebel auf der See lag, sagte die Hafenbehörde.\n"

// cmdMake makes a file that cannot be written into a script: make KIND FILE.
func cmdMake(ts *testscript.TestScript, _ bool, args []string) {
	kind, path := args[0], ts.MkAbs(args[1])
	var content []byte
	switch kind {
	case "zeros":
		content = make([]byte, 5_000_000)
	case "png":
		var b bytes.Buffer
		ts.Check(png.Encode(&b, image.NewGray(image.Rect(0, 0, 64, 64))))
		content = b.Bytes()
	case "windows-1252":
		text, err := charmap.Windows1252.NewEncoder().String("Ein Café in Gänsefüßchen\n\nDas Café “Zur Gans” in Steinbrook hat gestern nach langer Zeit wieder geöffnet, sagte der Wirt.\n")
		ts.Check(err)
		content = []byte(text)
	case "utf-16":
		b, err := binary.Append([]byte{0xff, 0xfe}, binary.LittleEndian, utf16.Encode([]rune(german)))
		ts.Check(err)
		content = b
	case "emoji":
		content = []byte(strings.Repeat("🦆🎉", 2000))
	case "truncated":
		old, err := os.ReadFile(path)
		ts.Check(err)
		content = old[:5*os.Getpagesize()] // what is behind these may be unused
	case "newer":
		ts.Check(makeNewer(path))
		return
	default:
		ts.Fatalf("cannot make %s", kind)
	}
	ts.Check(os.WriteFile(path, content, 0o600))
}

// makeNewer gives a store a schema that only a later Dateline knows.
func makeNewer(path string) error {
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("meta")).Put([]byte("schema"), []byte("99"))
	})
}
