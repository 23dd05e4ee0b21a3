using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optica.Data.Backups;
using Optica.Data.Encryption;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Encryption;

/// <summary>The keys of cookies and of links that set a password: a copy of the database is not enough to have them.</summary>
public sealed class DataProtectionKeyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Portal_StoresThemEncrypted_AndReadsThemAgain()
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();
        var cookie = host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("somebody");

        var rows = await RowsAsync(host.Database);

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains(nameof(RootXmlDecryptor), row.Xml, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.DoesNotContain("requiresEncryption", row.Xml, StringComparison.Ordinal));
        await using var other = Protecting(host.Database, isSealing: true);
        Assert.Equal("somebody", Open(other, cookie));
        // the text is bound by a key of the master key: another one has no use for it
        var secret = XElement.Parse(rows[0].Xml).Descendants("sealed").Single();
        Assert.Equal("masterKey", new RootXmlDecryptor(host.Services).Decrypt(secret).Name.LocalName);
        await using var stranger = TestDatabase.Attach(
            host.Database.Options.DatabaseFile!,
            services => services.Replace(ServiceDescriptor.Singleton(new MasterKey(new byte[MasterKey.Length])))
        );
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() =>
            new RootXmlDecryptor(stranger.Services).Decrypt(secret)
        );
    }

    [Fact]
    public async Task RunAsync_WithOneInClear_EncryptsItAndNoBackupHoldsItAnyMore()
    {
        await using var database = await TestDatabase.CreateAsync();
        string cookie;
        await using (var before = Protecting(database, isSealing: false))
        {
            cookie = before.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("somebody");
        }

        var secret = XElement.Parse((await RowsAsync(database)).Single().Xml).Descendants("value").Single().Value;
        var sealing = database.Services.GetRequiredService<DataProtectionSealing>();

        Assert.Equal(1, await sealing.RunAsync(Cancellation));

        Assert.Equal(0, await sealing.RunAsync(Cancellation));
        await using var after = Protecting(database, isSealing: true);
        Assert.Equal("somebody", Open(after, cookie));
        var folder = Path.Combine(Path.GetDirectoryName(database.Options.DatabaseFile)!, "backup");
        var (made, problem) = await database.Services.GetRequiredService<DatabaseBackup>().MakeAsync(folder, Cancellation);
        Assert.True(made is not null, problem);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, BackupManifest.DatabaseName), Cancellation);
        Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0);
    }

    [Fact]
    public async Task ChangeOfTheMasterKey_EndsThem()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var before = Protecting(database, isSealing: true))
        {
            before.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("somebody");
        }

        var next = new MasterKey([.. Enumerable.Repeat((byte)7, MasterKey.Length)]);
        Assert.Equal(MasterKeyOutcome.Changed, await database.Services.GetRequiredService<MasterKeyChange>().RunAsync(next, Cancellation));

        Assert.Empty(await RowsAsync(database));
    }

    private static Task<List<DataProtectionKey>> RowsAsync(TestDatabase database) =>
        database.ReadAsync(db => db.Set<DataProtectionKey>().AsNoTracking().ToListAsync(Cancellation));

    private static string Open(ServiceProvider services, string cookie) =>
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(cookie);

    /// <summary>Data protection on a test's database, of this version or of one before it.</summary>
    private static ServiceProvider Protecting(TestDatabase database, bool isSealing)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(database.Services.GetRequiredService<RootKeys>());
        services.AddDataProtection().SetApplicationName("Optica.Portal");
        services.Configure<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = new DatabaseKeyRepository(database.Services.GetRequiredService<Optica.Data.Tenancy.SystemAccess>());
            keys.XmlEncryptor = isSealing ? database.Services.GetRequiredService<RootXmlEncryptor>() : null;
        });
        return services.BuildServiceProvider();
    }
}
