using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>
/// Production does not start with what <see cref="ProductionRulesTests"/> says is wrong, nor on a database that holds the demo or lacks
/// migrations (SECURITY 52): that the rules are asked at all is another thing than that they are right.
/// </summary>
public sealed class ProductionStartTests
{
    [Fact]
    public async Task Settings_AllGood_Start() => Assert.Null(await StartAsync());

    [Theory]
    [InlineData("Demo:Seed", "true", "Demo:Seed is on")]
    [InlineData("AllowedHosts", "*", "AllowedHosts takes any name")]
    [InlineData("DetailedErrors", "true", "DetailedErrors is on")]
    [InlineData("Proxy:Known", "", "Nothing answers by https")]
    [InlineData("Audit:AnchorFile", "", "Audit:AnchorFile")]
    public async Task Settings_OneWrong_DoNotStart(string name, string value, string why) =>
        Assert.Contains(why, await StartAsync(settings: (name, value)), StringComparison.Ordinal);

    [Fact]
    public async Task Database_WithTheDemo_DoesNotStart() =>
        Assert.Contains(
            "demo accounts",
            await StartAsync("INSERT INTO \"InstallationFact\" (\"Name\", \"Value\") VALUES ('demo', '')"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Database_ThatLacksAMigration_DoesNotStart() =>
        Assert.Contains(
            "lacks 1 migrations",
            await StartAsync("DELETE FROM \"__EFMigrationsHistory\" WHERE rowid = (SELECT max(rowid) FROM \"__EFMigrationsHistory\")"),
            StringComparison.Ordinal
        );

    /// <returns>Why it does not start; null if it does.</returns>
    private static async Task<string?> StartAsync(string? sql = null, (string Name, string Value)? settings = null)
    {
        var anchors = Directory.CreateTempSubdirectory("optica-anchors-");
        using var lines = new LineCatcher();
        await using var host = new ApiHost
        {
            Configure = builder =>
            {
                ApiHost.InProduction(builder, anchors.FullName);
                builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(lines));
                if (settings is { } wrong)
                {
                    builder.UseSetting(wrong.Name, wrong.Value);
                }
            },
            Prepare = async database => await (sql is null ? Task.CompletedTask : database.TamperAsync(sql)),
        };
        try
        {
            await host.InitializeAsync();
            return null;
        }
        catch (InvalidOperationException refused)
        {
            // whoever asks while the host is being put away hears of that instead: why it did not start is in its log
            return string.Join('\n', lines.Errors.Prepend(refused.Message));
        }
        finally
        {
            anchors.Delete(recursive: true);
        }
    }
}
