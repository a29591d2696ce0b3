package sandbox

// Endpoints are the routes of REST, for the tests that count them.
func Endpoints() (routes []string) {
	(&Server{}).endpoints(func(route string, _ access, _ endpoint) { routes = append(routes, route) })
	return routes
}
