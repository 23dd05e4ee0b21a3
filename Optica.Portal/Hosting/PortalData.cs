using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Optica.Data;
using Optica.Data.Audit;
using Optica.Data.Encryption;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Hosting;

/// <summary>Reads where the data stands and which key opens it.</summary>
internal static class PortalData
{
    /// <summary>The setting that holds the master key.</summary>
    public const string KeySetting = "Encryption:MasterKey";

    /// <summary>The setting that names the file with the master key.</summary>
    public const string KeyFileSetting = "Encryption:MasterKeyFile";

    private const string AnchorSetting = "Audit:AnchorFile";

    public static void AddPortalData(this WebApplicationBuilder builder)
    {
        var read = ReadOptions(builder.Configuration, builder.Environment);
        var options = read with
        {
            SearchesInProcess = builder.Configuration.GetValue("Search:InProcess", true),
            AnchorFile = AnchorFile(builder.Configuration) ?? Path.Combine(Folder(builder.Environment, read), "anchors", "audit.log"),
        };
        // before data protection's own hosted service, which reads its keys from the database
        builder.Services.AddHostedService<StartDatabase>();
        builder.Services.AddSingleton(
            SightingSettings.Usual with
            {
                Months = Math.Max(1, builder.Configuration.GetValue("Audit:SightingMonths", SightingSettings.Usual.Months)),
            }
        );
        builder.Services.AddOpticaData(options, ReadKey(builder.Configuration, builder.Environment, options));
        builder.Services.AddSingleton<IXmlRepository, DatabaseKeyRepository>();
        builder
            .Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
            {
                keys.XmlRepository = provider.GetRequiredService<IXmlRepository>();
                keys.XmlEncryptor = provider.GetRequiredService<RootXmlEncryptor>();
            }))
            .AddDataProtection()
            .SetApplicationName("Optica.Portal");
        builder.Services.AddHostedService<ChangePump>();
        builder.Services.AddHostedService<LiveMeter>();
        builder.Services.AddHostedService<SearchLoading>();
        builder.Services.AddSingleton<ErasureCare>().AddHostedService<CleanUps>();
        builder.Services.AddHostedService<MonthEnds>();
        builder.Services.AddHostedService<DueDays>();
        builder.Services.AddHostedService<AuditSealing>();
        builder.Services.AddHostedService<SightingWriting>();
        builder.Services.AddHostedService<MassReadings>();
        builder.Services.AddHostedService<RootWatch>();
        builder.Services.AddHostedService<StartMessage>();
    }

    private static OpticaDataOptions ReadOptions(IConfiguration settings, IHostEnvironment environment)
    {
        var name = settings["Database:Provider"];
        if (!Enum.TryParse<DatabaseProvider>(name, true, out var provider))
        {
            throw new InvalidOperationException($"Database:Provider is '{name}': use Sqlite or SqlServer.");
        }

        var connection = settings.GetConnectionString("Optica");
        if (string.IsNullOrWhiteSpace(connection))
        {
            throw new InvalidOperationException("ConnectionStrings:Optica is empty.");
        }

        return new(provider, provider == DatabaseProvider.Sqlite ? Rooted(connection, environment) : connection);
    }

    /// <summary>
    /// Whoever can change the database should not reach what the audit trail is compared with: whether the anchor file is not named or
    /// stands beside the database.
    /// </summary>
    public static bool HasAnchorBeside(IConfiguration settings, IHostEnvironment environment)
    {
        var beside = Folder(environment, ReadOptions(settings, environment)) + Path.DirectorySeparatorChar;
        return AnchorFile(settings) is not { } file || file.StartsWith(beside, StringComparison.Ordinal);
    }

    private static string? AnchorFile(IConfiguration settings) =>
        settings[AnchorSetting] is { Length: > 0 } named ? Path.GetFullPath(named) : null;

    private static string Folder(IHostEnvironment environment, OpticaDataOptions options) =>
        Path.GetDirectoryName(options.DatabaseFile) ?? Path.Combine(environment.ContentRootPath, "data");

    private static string Rooted(string connection, IHostEnvironment environment)
    {
        var parts = new SqliteConnectionStringBuilder(connection);
        parts.DataSource = Path.GetFullPath(Path.Combine(environment.ContentRootPath, parts.DataSource));
        return parts.ToString();
    }

    /// <summary>Development makes a key file beside the database; Production wants the key from elsewhere.</summary>
    private static MasterKey ReadKey(ConfigurationManager settings, IHostEnvironment environment, OpticaDataOptions options)
    {
        if (settings[KeySetting] is { Length: > 0 } key)
        {
            return Named(KeySetting, () => MasterKey.FromBase64(key));
        }

        var beside = Folder(environment, options);
        var file = settings[KeyFileSetting] is { Length: > 0 } named ? Path.GetFullPath(named) : null;
        if (environment.IsProduction())
        {
            if (file is null || !File.Exists(file))
            {
                throw new InvalidOperationException(
                    $"Production needs {KeySetting} (base64 of 32 bytes) or {KeyFileSetting} (an existing file)."
                );
            }

            if (file.StartsWith(beside + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new InvalidOperationException("Production refuses a master key that stands beside the database.");
            }
        }

        return Named(KeyFileSetting, () => MasterKey.FromFileOrNew(file ?? Path.Combine(beside, "keys", "master.key")));
    }

    /// <summary>A key that is none is told by the name of its setting.</summary>
    public static MasterKey Named(string setting, Func<MasterKey> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new InvalidOperationException($"{setting} is no key: it wants base64 of {MasterKey.Length} bytes.", exception);
        }
    }
}
