using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>
/// Logs carry ids only (SECURITY 46): whatever people type, right or wrong, and whatever fails with it, none of it is in any line. The
/// levels are those of appsettings.json, which both environments use; the portal's own lines are caught at every level.
/// </summary>
public sealed class LogCanaryTests
{
    private const string Email = "canary.person@canary.cl";
    private const string Password = "Canary-password-2026!";
    private const string Medical = "CANARYGLAUCOMA";
    private const string Name = "Canarita";

    private static readonly string[] Canaries = ["12345678", "12.345.678", Email, "canary.person", "98761234", Password, Medical, Name];

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task ScriptedRun_WithFailures_LeavesNoPersonalDataInAnyLine(string environment)
    {
        var anchors = Directory.CreateTempSubdirectory("optica-anchors-");
        using var lines = new LineCatcher();
        await using var host = new ApiHost
        {
            Configure = builder =>
            {
                ApiHost.InProduction(builder, anchors.FullName);
                builder.UseEnvironment(environment);
                builder.UseSetting("Logging:LogLevel:Default", "Information");
                builder.UseSetting("Logging:LogLevel:Optica", "Trace");
                builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(lines));
            },
        };
        await host.InitializeAsync();

        await SignInAsync(host);
        var id = await WriteAsync(host);
        await ReadAsync(host, id);
        await FailAsync(host, id);

        // the scopes hold what was asked for: no console writes them
        Assert.False(host.Services.GetRequiredService<IOptionsMonitor<JsonConsoleFormatterOptions>>().CurrentValue.IncludeScopes);
        Assert.False(host.Services.GetRequiredService<IOptionsMonitor<SimpleConsoleFormatterOptions>>().CurrentValue.IncludeScopes);
        // the catching itself works: requests and the failure are there
        Assert.Contains(lines.Lines, line => line.Contains("/api/admin/customers", StringComparison.Ordinal));
        Assert.Contains(lines.Lines, line => line.Contains("AuthenticationTagMismatchException", StringComparison.Ordinal));
        Assert.All(
            lines.Lines,
            line => Assert.All(Canaries, canary => Assert.DoesNotContain(canary, line, StringComparison.OrdinalIgnoreCase))
        );
        await using (var db = host.Database.Open())
        {
            var core = db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!;
            Assert.False(core.IsSensitiveDataLoggingEnabled);
        }

        Assert.All(
            anchors.EnumerateFiles(),
            file =>
                Assert.All(
                    Canaries,
                    canary => Assert.DoesNotContain(canary, File.ReadAllText(file.FullName), StringComparison.OrdinalIgnoreCase)
                )
        );
        anchors.Delete(recursive: true);
    }

    private static async Task SignInAsync(ApiHost host)
    {
        var anybody = host.Anybody();
        await anybody.PostJsonAsync("/api/auth/token", new { email = Email, password = Password });
        await anybody.PostJsonAsync("/api/auth/token", new { email = "admin@world.test", password = Password });
        await anybody.PostAsync(
            $"/login?returnUrl=/{Name}",
            new FormUrlEncodedContent([new("Input.Email", Email), new("Input.Password", Password)]),
            TestContext.Current.CancellationToken
        );
        await anybody.ReadAsync($"/admin/customers?q={Name}+12345678-5");
    }

    private static async Task<Guid> WriteAsync(ApiHost host)
    {
        var chief = host.As(host.World.Chief, host.World.Centro);
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["first_name"] = Name,
            ["last_name"] = "Soto",
            ["rut"] = "12.345.678-5",
            ["email"] = Email,
            ["phone"] = "+56 9 9876 1234",
            ["medical_notes"] = Medical,
        };
        var made = await chief.PostJsonAsync(ApiHost.Customers, body).JsonAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await chief.PostJsonAsync(ApiHost.Customers, body)).StatusCode);
        body["rut"] = "12.345.678-9";
        Assert.Equal(HttpStatusCode.BadRequest, (await chief.PostJsonAsync(ApiHost.Customers, body)).StatusCode);
        await chief.PostAsync(
            ApiHost.Customers,
            ApiCalls.Body($$"""{"rut": "12345678-5", {{Medical}}"""),
            TestContext.Current.CancellationToken
        );
        var id = Guid.Parse((string)made["id"]!);
        await chief.PatchJsonAsync($"{ApiHost.Customers}/{id}", new { medical_notes = $"{Medical} 2", email = $"x{Email}" });
        return id;
    }

    private static async Task ReadAsync(ApiHost host, Guid id)
    {
        var chief = host.As(host.World.Chief, host.World.Centro);
        await chief.ReadAsync($"{ApiHost.Customers}?q={Name}");
        await chief.ReadAsync($"{ApiHost.Customers}?q=12.345.678-5&page=-1");
        await chief.ReadAsync($"{ApiHost.Customers}/{id}");
        await chief.ReadAsync($"{ApiHost.Customers}/{Email}");
        await chief.ReadAsync($"/nowhere/{Email}?rut=12345678-5");
    }

    /// <summary>A payload that does not open makes a request fail with an exception.</summary>
    private static async Task FailAsync(ApiHost host, Guid id)
    {
        var payload = await host.Database.ReadAsync(db =>
            db.CustomerMedical.Where(row => row.CustomerId == id).Select(row => row.Payload).SingleAsync()
        );
        payload[^1] ^= 1;
        await host.Database.TamperAsync($"UPDATE \"CustomerMedical\" SET \"Payload\" = X'{Convert.ToHexString(payload)}'");
        var chief = host.As(host.World.Chief, host.World.Centro);
        Assert.Equal(HttpStatusCode.InternalServerError, (await chief.ReadAsync($"{ApiHost.Customers}/{id}?name={Name}")).StatusCode);
        await chief.PatchJsonAsync($"{ApiHost.Customers}/{id}", new { medical_notes = $"{Medical} 3" });
    }
}
