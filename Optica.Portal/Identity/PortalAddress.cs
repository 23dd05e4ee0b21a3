namespace Optica.Portal.Identity;

/// <summary>
/// Where the portal is reached, for letters that nobody signed in has asked for: the setting <c>Portal:Address</c>. What a request says of
/// its host is a stranger's word: it is taken outside Production only, or where <c>AllowedHosts</c> names the hosts.
/// </summary>
internal sealed class PortalAddress(IConfiguration settings, IHostEnvironment environment)
{
    /// <summary>The address, ending in a slash; null when it is not known for sure.</summary>
    public Uri? Of(HttpRequest request)
    {
        if (Uri.TryCreate(settings["Portal:Address"], UriKind.Absolute, out var named))
        {
            return new Uri($"{named.GetLeftPart(UriPartial.Path).TrimEnd('/')}/");
        }

        var isChecked = settings["AllowedHosts"] is { Length: > 0 } hosts && !hosts.Contains('*', StringComparison.Ordinal);
        return isChecked || !environment.IsProduction() ? new Uri($"{request.Scheme}://{request.Host}/") : null;
    }
}
