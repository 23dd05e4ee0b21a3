using Microsoft.Data.SqlClient;

namespace Optica.Portal.Hosting;

/// <summary>What Production may not be run with (SECURITY 35, 43, 44, 52). Every line says what is wrong and what to do.</summary>
public static class ProductionRules
{
    /// <summary>Everything that is wrong, so that nobody has to start six times to learn it; empty when all is well.</summary>
    public static IReadOnlyList<string> Broken(IConfiguration settings, IHostEnvironment environment)
    {
        (bool Broken, string Words)[] rules =
        [
            (settings.GetValue<bool>("Demo:Seed"), "Demo:Seed is on: its accounts have a known password."),
            (
                PortalData.HasAnchorBeside(settings, environment),
                "Audit:AnchorFile is not named or lies in the database's folder: name a file where whoever changes the database cannot write."
            ),
            (settings.GetValue<bool>("DetailedErrors"), "DetailedErrors is on: it shows the inside of the portal to everybody."),
            (
                !HasTls(settings) && Proxies.Known(settings).Count == 0,
                $"Nothing answers by https: give an https address (--urls) with a certificate, or name the proxy that does TLS ({Proxies.Setting})."
            ),
            (
                settings.GetValue<bool>("ForwardedHeaders_Enabled"),
                $"ASPNETCORE_FORWARDEDHEADERS_ENABLED believes everybody: use {Proxies.Setting} instead."
            ),
            (
                IsAnyHost(settings["AllowedHosts"]),
                "AllowedHosts takes any name: links in letters would lead where a caller wants. Name the portal's own, with semicolons."
            ),
            (IsAdministrator(settings), "The database is opened as sa: give the portal a login of its own (docs/operations.md)."),
        ];
        return [.. rules.Where(rule => rule.Broken).Select(rule => rule.Words)];
    }

    /// <summary>Refuses a start that breaks a rule.</summary>
    public static void Require(IConfiguration settings, IHostEnvironment environment)
    {
        if (Broken(settings, environment) is { Count: > 0 } broken)
        {
            throw new InvalidOperationException($"Production refuses to start:\n- {string.Join("\n- ", broken)}");
        }
    }

    private static bool HasTls(IConfiguration settings) =>
        settings["https_ports"] is { Length: > 0 }
        || Addresses(settings).Any(address => address.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Addresses(IConfiguration settings) =>
        (settings["urls"] ?? "")
            .Split(';', StringSplitOptions.TrimEntries)
            .Concat(settings.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""));

    private static bool IsAnyHost(string? hosts) =>
        string.IsNullOrWhiteSpace(hosts) || hosts.Split(';', StringSplitOptions.TrimEntries).Contains("*", StringComparer.Ordinal);

    private static bool IsAdministrator(IConfiguration settings) =>
        "SqlServer".Equals(settings["Database:Provider"], StringComparison.OrdinalIgnoreCase)
        && new SqlConnectionStringBuilder(settings.GetConnectionString("Optica")).UserID.Equals("sa", StringComparison.OrdinalIgnoreCase);
}
