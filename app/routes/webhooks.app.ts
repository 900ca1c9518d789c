export function action() { return new Response(null, { status: 503 }); }
export function loader() { return new Response(null, { status: 405 }); }
