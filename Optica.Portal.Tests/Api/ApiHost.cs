using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>The whole portal on a database of its own with the <see cref="World"/> in it; everybody in it can have a token.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    public const string Customers = "/api/admin/customers";

    private TestDatabase? database;
    private WebApplicationFactory<Program>? portal;

    public TestDatabase Database => database!;

    public World World => Database.World;

    public IServiceProvider Services => portal!.Services;

    /// <summary>Changes the portal before it starts.</summary>
    public Action<IWebHostBuilder>? Configure { get; init; }

    /// <summary>Changes the database before the portal starts on it.</summary>
    public Func<TestDatabase, Task> Prepare { get; init; } = _ => Task.CompletedTask;

    /// <summary>Whether nobody and nothing is there yet.</summary>
    public bool IsEmpty { get; init; }

    public async ValueTask InitializeAsync()
    {
        database = IsEmpty ? await TestDatabase.CreateEmptyAsync() : await TestDatabase.CreateAsync();
        await Prepare(database);
        portal = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("ConnectionStrings:Optica", database.Options.ConnectionString);
            builder.UseSetting("Encryption:MasterKey", Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(number => (byte)number)]));
            builder.UseSetting("Demo:Seed", "false");
            // tests write past this process and search at once; what keeps the index fresh has tests of its own
            builder.UseSetting("Search:InProcess", "false");
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.UseSetting("Limits:PasswordAttemptsPerMinute", "10000");
            builder.UseSetting("Limits:AttemptsPerAccountPerMinute", "10000");
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(database.Clock)));
            Configure?.Invoke(builder);
        });
        _ = portal.Server;
    }

    public async ValueTask DisposeAsync()
    {
        await portal!.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>A client without any token.</summary>
    /// <param name="secure">Whether it comes by https.</param>
    public HttpClient Anybody(bool secure = false) =>
        portal!.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(secure ? "https://localhost" : "http://localhost") });

    /// <summary>What a portal needs to start in Production, with its anchors in a folder elsewhere.</summary>
    public static void InProduction(IWebHostBuilder builder, string anchors)
    {
        builder.UseEnvironment(Environments.Production);
        builder.UseSetting("AllowedHosts", "localhost");
        builder.UseSetting("Proxy:Known", "10.0.0.1");
        builder.UseSetting("Audit:AnchorFile", Path.Combine(anchors, "audit.log"));
    }

    /// <summary>A client with a person's token.</summary>
    /// <param name="person">Who.</param>
    /// <param name="branch">The branch header; null for none.</param>
    /// <param name="language">What the person reads.</param>
    public HttpClient As(Person person, object? branch = null, string language = "en")
    {
        var client = Anybody();
        client.DefaultRequestHeaders.Authorization = new("Bearer", TokenOf(person));
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        if (branch is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("X-Branch-Id", branch.ToString());
        }

        return client;
    }

    /// <summary>What cookies and tokens say of a person.</summary>
    public static IEnumerable<Claim> ClaimsOf(Person person) =>
        [
            new(ClaimTypes.NameIdentifier, person.Id.ToString()),
            new("AspNet.Identity.SecurityStamp", person.Stamp),
            new("optica:session", person.SessionId.ToString()),
        ];

    public string TokenOf(Person person)
    {
        var options = Services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(IdentityConstants.BearerScheme);
        var principal = new ClaimsPrincipal(new ClaimsIdentity(ClaimsOf(person), IdentityConstants.BearerScheme));
        var properties = new AuthenticationProperties { ExpiresUtc = new DateTimeOffset(Database.Clock.Now).AddHours(1) };
        return options.BearerTokenProtector.Protect(new AuthenticationTicket(principal, properties, "Identity.Bearer:AccessToken"));
    }

    /// <summary>Registers a numbered customer in a branch, past the API.</summary>
    public async Task<Guid> RegisterAsync(int number, Person by, Guid branch, bool full = false)
    {
        await using var scope = Database.As(by);
        var input = full ? People.Full(number) : People.Numbered(number);
        input.BranchId = branch;
        return (await scope.Customers.CreateAsync(input, new(), CancellationToken.None)).Value;
    }
}

/// <summary>Calls in few words.</summary>
internal static class ApiCalls
{
    public static HttpContent Body(string json) => new StringContent(json, Encoding.UTF8, "application/json");

    public static Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string url, object body) =>
        client.PostAsync(url, Body(JsonSerializer.Serialize(body)), TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> PutJsonAsync(this HttpClient client, string url, object body) =>
        client.PutAsync(url, Body(JsonSerializer.Serialize(body)), TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> PatchJsonAsync(this HttpClient client, string url, object body) =>
        client.PatchAsync(url, Body(JsonSerializer.Serialize(body)), TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> ReadAsync(this HttpClient client, string url) =>
        client.GetAsync(url, TestContext.Current.CancellationToken);

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    public static async Task<JsonNode> JsonAsync(this Task<HttpResponseMessage> response) => await (await response).JsonAsync();

    /// <summary>A problem of this status and code.</summary>
    public static async Task<JsonNode> IsProblemAsync(this Task<HttpResponseMessage> call, int status, string code)
    {
        var response = await call;
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal(status, (int?)problem["status"]);
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["title"]));
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["detail"]));
        return problem;
    }

    /// <summary>Success of this status.</summary>
    public static async Task<HttpResponseMessage> IsAsync(this Task<HttpResponseMessage> call, int status)
    {
        var response = await call;
        Assert.True(
            status == (int)response.StatusCode,
            $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}"
        );
        return response;
    }
}
