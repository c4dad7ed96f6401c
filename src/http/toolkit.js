// Becomes dist/toolkit.js: what few runs need of the packages that GitHub's toolkit imports at the top. Both must come
// from one file: the fetch takes the proxy that an HttpClient makes.
export { HttpClient } from '@actions/http-client';
export { fetch } from 'undici';
