namespace Optica.Portal.Tests.Api;

/// <summary>What is sent for a text: method, address and body.</summary>
internal sealed record NaughtyCall(HttpMethod Method, string Url, string Body);
