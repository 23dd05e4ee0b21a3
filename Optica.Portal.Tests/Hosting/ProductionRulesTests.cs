using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Optica.Portal.Hosting;

namespace Optica.Portal.Tests.Hosting;

/// <summary>What Production may not be run with (SECURITY 52): every rule alone turns a good set of settings into a refused one.</summary>
public sealed class ProductionRulesTests
{
    private static readonly Dictionary<string, string?> Good = new(StringComparer.Ordinal)
    {
        ["Database:Provider"] = "Sqlite",
        ["ConnectionStrings:Optica"] = "Data Source=/var/lib/optica/optica.db",
        ["Audit:AnchorFile"] = "/var/log/optica/audit.log",
        ["AllowedHosts"] = "portal.example;localhost",
        ["urls"] = "https://0.0.0.0:443",
    };

    [Fact]
    public void Good_IsTaken() => Assert.Empty(Broken());

    [Theory]
    [InlineData("Demo:Seed", "true", "Demo:Seed is on")]
    [InlineData("Audit:AnchorFile", "", "Audit:AnchorFile")]
    [InlineData("Audit:AnchorFile", "/var/lib/optica/anchors/audit.log", "Audit:AnchorFile")]
    [InlineData("DETAILEDERRORS", "true", "DetailedErrors is on")]
    [InlineData("urls", "http://0.0.0.0:80", "Nothing answers by https")]
    [InlineData("urls", null, "Nothing answers by https")]
    [InlineData("FORWARDEDHEADERS_ENABLED", "true", "believes everybody")]
    [InlineData("AllowedHosts", "*", "AllowedHosts takes any name")]
    [InlineData("AllowedHosts", "portal.example; *", "AllowedHosts takes any name")]
    [InlineData("AllowedHosts", "", "AllowedHosts takes any name")]
    public void OneThingWrong_IsNamed(string setting, string? value, string words) =>
        Assert.Contains(words, Assert.Single(Broken((setting, value))), StringComparison.Ordinal);

    [Theory]
    [InlineData("User Id=sa;Password=x", false)]
    [InlineData("User Id=SA;Password=x", false)]
    [InlineData("User Id=optica;Password=x", true)]
    [InlineData("Integrated Security=true", true)]
    public void Server_OpenedAsItsAdministrator_IsRefused(string login, bool isTaken) =>
        Assert.Equal(
            isTaken,
            Broken(("Database:Provider", "SqlServer"), ("ConnectionStrings:Optica", $"Server=db;Database=Optica;{login}")).Count == 0
        );

    [Theory]
    [InlineData("Proxy:Known", "10.0.0.0/8, 172.18.0.2")]
    [InlineData("https_ports", "443")]
    [InlineData("Kestrel:Endpoints:Web:Url", "https://*:443")]
    public void Tls_ByAProxyOrAnEndpoint_IsTaken(string setting, string value) => Assert.Empty(Broken(("urls", null), (setting, value)));

    [Fact]
    public void EverythingWrong_IsToldAtOnce()
    {
        var wrong = Settings(("Demo:Seed", "true"), ("AllowedHosts", "*"), ("urls", null));
        var refused = Assert.Throws<InvalidOperationException>(() => ProductionRules.Require(wrong, new Place()));
        Assert.Equal(4, refused.Message.Split('\n').Length);
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.1; 10.0.0.2")]
    public void Proxy_ThatIsNoAddress_IsRefused(string known) =>
        Assert.Contains(
            known,
            Assert.Throws<InvalidOperationException>(() => Proxies.Known(Settings(("Proxy:Known", known)))).Message,
            StringComparison.Ordinal
        );

    private static IReadOnlyList<string> Broken(params (string Name, string? Value)[] changed) =>
        ProductionRules.Broken(Settings(changed), new Place());

    private static IConfigurationRoot Settings(params (string Name, string? Value)[] changed) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(Good)
            .AddInMemoryCollection(changed.Select(one => KeyValuePair.Create(one.Name, one.Value)))
            .Build();

    private sealed class Place : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "Optica.Portal";

        public string ContentRootPath { get; set; } = "/opt/optica";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
