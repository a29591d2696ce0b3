// Package form checks decoded request bodies and says what is wrong with them
// the way Discord does: a tree that mirrors the body, with words at its leaves.
//
// A body is what encoding/json makes of it with UseNumber: maps, slices,
// strings, booleans and json.Number.
package form

import (
	"strconv"
	"strings"
)

// An Object is a decoded JSON object.
type Object = map[string]any

// A Rule looks at one value of a body and reports at its place what is wrong.
// An absent value and a null are both nil, and every rule but [Need] lets them
// pass.
type Rule func(at Place, v any)

// Errors collects what is wrong with one body. The zero value is ready.
type Errors struct {
	root  node
	count int
}

type node struct {
	faults   []any
	children map[string]*node
}

// Check applies the rule to a whole body and gives the tree of what is wrong,
// nil when nothing is.
func Check(rule Rule, body any) Object {
	var e Errors
	rule(e.Root(), body)
	return e.Tree()
}

// Root is the place of the body itself.
func (e *Errors) Root() Place { return Place{errs: e, node: &e.root} }

// Any reports whether anything was found wrong.
func (e *Errors) Any() bool { return e.count > 0 }

// Tree is Discord's form of it: keys of the body lead to {"_errors": [{"code",
// "message"}]}. It is nil when nothing is wrong.
func (e *Errors) Tree() Object {
	if !e.Any() {
		return nil
	}
	return e.root.tree()
}

func (n *node) tree() Object {
	out := Object{}
	if len(n.faults) > 0 {
		out["_errors"] = n.faults
	}
	for key, child := range n.children {
		if sub := child.tree(); len(sub) > 0 {
			out[key] = sub
		}
	}
	return out
}

// A Place is somewhere in a body.
type Place struct {
	errs *Errors
	node *node
}

// Key is the place of a field of the object here.
func (p Place) Key(name string) Place {
	if p.node.children == nil {
		p.node.children = map[string]*node{}
	}
	child := p.node.children[name]
	if child == nil {
		child = &node{}
		p.node.children[name] = child
	}
	return Place{errs: p.errs, node: child}
}

// Index is the place of an element of the list here.
func (p Place) Index(i int) Place { return p.Key(strconv.Itoa(i)) }

// At follows a path of keys and indices, "components/0/custom_id".
func (p Place) At(path string) Place {
	for key := range strings.SplitSeq(path, "/") {
		p = p.Key(key)
	}
	return p
}

// Fail reports a fault here: Discord's word for it, and its sentence.
func (p Place) Fail(code, message string) {
	p.errs.count++
	p.node.faults = append(p.node.faults, Object{"code": code, "message": message})
}

// Failed reports whether something was found wrong with the value here itself,
// its parts aside.
func (p Place) Failed() bool { return len(p.node.faults) > 0 }
