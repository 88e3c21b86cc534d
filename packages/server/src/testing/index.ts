export { type TestRequest, type TestServer, type TestServerOptions, createTestServer } from './create-test-server.js'
