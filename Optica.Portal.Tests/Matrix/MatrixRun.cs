using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Optica.Domain.Common;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Components.Inputs;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Matrix;

/// <summary>A portal, somebody of every role in it, and what each of them sees: every page is drawn once for each.</summary>
public sealed class MatrixRun : IAsyncLifetime
{
    private readonly Dictionary<string, Dictionary<string, MatrixScreen>> seen = new(StringComparer.Ordinal);

    /// <summary>The portal.</summary>
    public ApiHost Host { get; } =
        new()
        {
            Configure = builder =>
                builder.ConfigureTestServices(services =>
                    services
                        .AddScoped<MatrixAccess>()
                        .Replace(ServiceDescriptor.Scoped<ICurrentAccess>(scope => scope.GetRequiredService<MatrixAccess>()))
                ),
        };

    /// <summary>Who is asking.</summary>
    internal IReadOnlyList<MatrixColumn> Columns { get; private set; } = [];

    /// <summary>Pages that a circuit draws, and those that are sent as they are.</summary>
    internal IReadOnlyList<PortalPage> Pages { get; private set; } = [];

    /// <summary>Screens by page and column; nobody has no circuit.</summary>
    internal IReadOnlyDictionary<string, Dictionary<string, MatrixScreen>> Seen => seen;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        // what the platform's admin may do is what is left once an organisation is open; before that there is nothing to see
        await Host.Database.OpenToPlatformAsync();
        Columns = MatrixColumn.All(Host.World);
        Pages = await PortalPages.EveryAsync(Host);
        foreach (var page in Pages.Where(page => page.IsInteractive).Append(PortalPages.Around))
        {
            seen.Add(page.Name, []);
            foreach (var column in Columns.Where(column => column.Person is not null))
            {
                seen[page.Name].Add(column.Name, await MatrixScreen.DrawAsync(Host, page, column.Person!));
            }
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>A browser with a person's cookie, and their token for the API.</summary>
    internal HttpClient As(MatrixColumn column)
    {
        var client = column.Person is null ? Host.Anybody() : Host.As(column.Person);
        if (column.Person is { } person)
        {
            client.DefaultRequestHeaders.Add("Cookie", $"optica={CookieOf(person)}");
        }

        return client;
    }

    /// <summary>What an answer means: refused, sent away to sign in, or anything else.</summary>
    internal static bool IsRefused(HttpResponseMessage answer) =>
        (int)answer.StatusCode is 401 or 403
        || (
            Surfer.Leads(answer) is { } leads
            && (leads.StartsWith("/login", StringComparison.Ordinal) || leads.StartsWith("/access-denied", StringComparison.Ordinal))
        );

    private string CookieOf(Person person)
    {
        var options = Host
            .Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var now = new DateTimeOffset(Host.Database.Clock.Now);
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) };
        var principal = new ClaimsPrincipal(new ClaimsIdentity(ApiHost.ClaimsOf(person), IdentityConstants.ApplicationScheme));
        return options.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme));
    }
}
