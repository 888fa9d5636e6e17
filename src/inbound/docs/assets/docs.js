"use strict";
// Shows the contract of the service that serves this page, and asks that service whatever server is named there.
const here = (request) => {
  const url = new URL(request.url, window.location.href);
  request.url = window.location.origin + url.pathname + url.search;
  return request;
};
window.addEventListener("load", () => {
  window.SwaggerUIBundle({
    url: "/openapi.yaml",
    dom_id: "#contract",
    deepLinking: true,
    docExpansion: "none",
    persistAuthorization: false,
    validatorUrl: null,
    requestInterceptor: here,
  });
});
