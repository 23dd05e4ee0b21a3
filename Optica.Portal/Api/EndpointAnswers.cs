namespace Optica.Portal.Api;

/// <summary>How endpoints say which problems they answer with.</summary>
internal static class EndpointAnswers
{
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint;
    }
}
