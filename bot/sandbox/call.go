package sandbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// A call is one REST request, read.
type call struct {
	req   *http.Request
	host  string // as the bot knows this server: URLs handed out name it
	body  any    // nil when there was none
	files []upload
}

// An upload is a file that came with a request.
type upload struct {
	field string // "files[0]"
	name  string
	kind  string // its media type
	data  []byte
}

// id reads an id from the path; an error is Discord's for what is none.
func (c *call) id(name string) (Snowflake, error) {
	raw := c.req.PathValue(name)
	id := parseSnowflake(raw)
	if id == 0 {
		return 0, fault(name, "NUMBER_TYPE_COERCE", "Value \""+raw+"\" is not snowflake.")
	}
	return id, nil
}

// object is the body as an object, empty when there is none.
func (c *call) object() form.Object {
	if m, ok := c.body.(form.Object); ok {
		return m
	}
	return form.Object{}
}

// flag reads a boolean of the query, as Discord does.
func (c *call) flag(name string) bool {
	switch c.req.URL.Query().Get(name) {
	case "true", "True", "1":
		return true
	}
	return false
}

// read takes the body in, as JSON, a form or multipart.
func (c *call) read() error {
	raw, err := io.ReadAll(io.LimitReader(c.req.Body, maxRequest+1))
	if err != nil {
		return errInvalidJSON
	}
	if len(raw) > maxRequest {
		return errTooLarge
	}
	if len(raw) == 0 {
		return nil
	}
	kind, params, _ := mime.ParseMediaType(c.req.Header.Get("Content-Type"))
	switch kind {
	case "application/json":
		c.body, err = decodeJSON(raw)
		return err
	case "multipart/form-data":
		return c.readParts(multipart.NewReader(bytes.NewReader(raw), params["boundary"]))
	}
	if c.req.Method == http.MethodGet || c.req.Method == http.MethodDelete {
		return nil
	}
	return fault("", "CONTENT_TYPE_INVALID", `Expected "Content-Type" header to be one of {'application/json', 'multipart/form-data'}.`)
}

// readParts takes in a multipart body: payload_json, and files.
func (c *call) readParts(parts *multipart.Reader) error {
	fields := form.Object{}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return errInvalidJSON
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return errInvalidJSON
		}
		switch name := part.FormName(); {
		case name == "payload_json":
			payload, err := decodeJSON(data)
			if err != nil {
				return err
			}
			if m, ok := payload.(form.Object); ok {
				for k, v := range m {
					fields[k] = v
				}
			}
		case part.FileName() != "":
			c.files = append(c.files, upload{field: name, name: part.FileName(), kind: part.Header.Get("Content-Type"), data: data})
		default:
			fields[name] = scalar(string(data))
		}
	}
	c.body = fields
	return nil
}

// scalar reads the text of a form field.
func scalar(s string) any {
	if b, err := strconv.ParseBool(s); err == nil && len(s) > 1 {
		return b
	}
	return s
}

func decodeJSON(raw []byte) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil || dec.More() {
		return nil, errInvalidJSON
	}
	return v, nil
}

// number reads a whole number from a body, 0 when there is none.
func number(v any) int {
	n, _ := form.Int(v)
	return int(n)
}

// text reads a string from a body, "" when there is none.
func text(v any) string {
	s, _ := v.(string)
	return s
}

// index reads the n of a part called files[n]; ok is false for another name.
func (u upload) index() (string, bool) {
	rest, ok := strings.CutPrefix(u.field, "files[")
	return strings.TrimSuffix(rest, "]"), ok
}

// asObject turns a value into what decoding its JSON gives.
func asObject(v any) (form.Object, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	decoded, err := decodeJSON(raw)
	if err != nil {
		return nil, err
	}
	m, _ := decoded.(form.Object)
	return m, nil
}
