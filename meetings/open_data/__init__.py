"""What programs need to use the public record: its description in OpenAPI, the whole of it as files, a page of both."""
