// Package web holds the page in which people use the sandbox: plain HTML, one
// stylesheet and small scripts, as they are served.
package web

import "embed"

// Files is the page: index.html, style.css and the scripts, all at the top.
// It needs nothing but the sandbox's own calls under /sandbox/ and works
// under the Content-Security-Policy "default-src 'none'; script-src 'self';
// style-src 'self'; connect-src 'self'; img-src 'self' data:".
//
//go:embed index.html style.css *.js
var Files embed.FS
