using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optica.Data;
using Optica.Data.Audit;
using Optica.Data.Backups;
using Optica.Data.Encryption;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Backups;

/// <summary>A backup taken while people write, restored into an empty place, is the database; one that was touched is refused (SECURITY 41).</summary>
public sealed partial class BackupTests : IAsyncLifetime
{
    private const int Writers = 20;

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("optica-backup-");
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TestDatabase? made;

    private TestDatabase Database => made!;

    private string Folder => Path.Combine(home.FullName, "backup");

    private string Copy => Path.Combine(Folder, BackupManifest.DatabaseName);

    private string Target => Path.Combine(home.FullName, "new", "optica.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (made, _) = await Ciphertexts.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task Backup_DuringTwentyWriters_RestoresToTheSame()
    {
        var stop = new TaskCompletionSource();
        var writing = Race.AtOnceAsync(Writers, number => WriteAsync(number, stop.Task));
        await begun.Task.InTimeAsync();
        var manifest = await BackUpAsync();
        stop.SetResult();
        var written = await writing;
        Assert.All(written, count => Assert.True(count > 0));

        Assert.Equal((manifest.Sha256, null), await RestoreAsync());
        Assert.Equal(["optica.db"], Directory.EnumerateFiles(Path.GetDirectoryName(Target)!).Select(Path.GetFileName));

        await using var restored = TestDatabase.Attach(Target);
        var counts = await restored.ReadAsync(async db =>
            (
                Customers: await db.Customers.CountAsync(Cancellation),
                Medical: await db.CustomerMedical.CountAsync(Cancellation),
                Lines: await db.AuditEntries.CountAsync(Cancellation),
                Links: await db.AuditLinks.CountAsync(Cancellation)
            )
        );
        Assert.Equal(manifest.Holds.Rows["Customers"], counts.Customers);
        Assert.InRange(counts.Customers, 3, 2 + written.Sum());
        // one line more: that it was restored; and what was not bound yet is bound
        Assert.Equal(manifest.Holds.Rows["AuditEntries"] + 1, counts.Lines);
        Assert.Equal(counts.Lines, counts.Links);
        Assert.True((await restored.Services.GetRequiredService<AuditVerifier>().RunAsync(null, Cancellation)).IsAsWritten);
        await IsOfOneMomentAsync(restored);
        Assert.Null(await restored.Services.GetRequiredService<KeyCheck>().FindAsync(Cancellation));
        await using var scope = restored.As(Database.World.Chief);
        foreach (
            var id in await restored.ReadAsync(db =>
                db.CustomerMedical.OrderBy(row => row.CustomerId).Select(row => row.CustomerId).Take(10).ToListAsync(Cancellation)
            )
        )
        {
            Assert.NotNull((await scope.Queries.ProfileAsync(id, Cancellation)).Expect().Fields.MedicalNotes);
        }

        var last = await restored.ReadAsync(db =>
            db.AuditEntries.Where(row => row.RecordKind == "installation").Select(row => row.Action).ToListAsync(Cancellation)
        );
        Assert.Equal([AuditActions.BackedUp, AuditActions.Restored], last.Distinct());
    }

    [Fact]
    public async Task Files_AreTheirOwnersAlone_AndHoldNothingMedical()
    {
        var manifest = await BackUpAsync();

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            foreach (var file in Directory.EnumerateFiles(Folder))
            {
                Assert.Equal(Owner, File.GetUnixFileMode(file));
            }

            Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        }

        Assert.Equal(2, Directory.EnumerateFiles(Folder).Count());
        var bytes = await File.ReadAllBytesAsync(Copy, Cancellation);
        foreach (
            var secret in new[] { Ciphertexts.Canary, "17.37", Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(n => (byte)n)]) }
        )
        {
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, secret);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret)) < 0, secret);
        }

        // the search itself works: RUT and address are in clear, by design
        Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(People.RutOf(1))) > 0);
        Assert.Equal(TestDatabase.Master.Fingerprint, manifest.MasterKey);
    }

    [Fact]
    public async Task Backup_IntoAFolderThatIsThere_IsRefused()
    {
        Directory.CreateDirectory(Folder);

        var (none, problem) = await Database.Services.GetRequiredService<DatabaseBackup>().MakeAsync(Folder, Cancellation);

        Assert.Null(none);
        Assert.Contains("is there already", problem, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Fact]
    public async Task Restore_OfWhatWasTouched_IsRefusedAndLeavesNothing()
    {
        await BackUpAsync();
        var bytes = await File.ReadAllBytesAsync(Copy, Cancellation);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Copy, bytes, Cancellation);
        await RefusesAsync("SHA-256");

        // whoever makes the manifest fit has no key to seal it with
        var file = Path.Combine(Folder, BackupManifest.FileName);
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(file, Cancellation))!;
        manifest["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        await File.WriteAllTextAsync(file, manifest.ToJsonString(), Cancellation);
        await RefusesAsync("The manifest is not as it was written");
    }

    [Fact]
    public async Task Restore_WithAnotherMasterKey_IsRefusedBeforeAnythingIsWritten()
    {
        await BackUpAsync();
        var other = new MasterKey(new byte[MasterKey.Length]);

        var (_, problem) = await RestoreAsync(other);

        Assert.Contains(TestDatabase.Master.Fingerprint, problem, StringComparison.Ordinal);
        Assert.Contains("Encryption:MasterKey", problem, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(Target)));
    }

    [Fact]
    public async Task Restore_OverADatabase_IsRefused()
    {
        await BackUpAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        await File.WriteAllTextAsync(Target, "", Cancellation);

        Assert.Contains("only restored into an empty place", (await RestoreAsync()).Problem, StringComparison.Ordinal);
        Assert.Empty(await File.ReadAllBytesAsync(Target, Cancellation));
    }

    [Fact]
    public async Task Restore_OfAPayloadThatDoesNotOpen_IsRefused()
    {
        var row = await Database.ReadAsync(db => db.WorkOrderChecks.AsNoTracking().FirstAsync(Cancellation));
        byte[] broken = [.. row.Payload];
        broken[^1] ^= 1;
        await Database.TamperAsync(
            $"UPDATE \"WorkOrderChecks\" SET \"Payload\" = X'{Convert.ToHexString(broken)}' WHERE \"Id\" = X'{row.Id:N}'"
        );
        await BackUpAsync();

        await RefusesAsync($"WorkOrderCheck {row.Id} does not open");
    }

    [Fact]
    public async Task Restore_OfAChangedAuditTrail_IsRefused()
    {
        await Database.DropAuditTriggersAsync();
        await Database.TamperAsync("UPDATE \"AuditEntries\" SET \"UserName\" = 'somebody' WHERE \"Sequence\" = 2");
        await BackUpAsync();

        await RefusesAsync("at line 2 of chain");
    }

    [Fact]
    public void Statement_ForSqlServer_IsRightTSqlWhateverTheNames()
    {
        var statement = DatabaseBackup.Statement("Server=s;Database=Opt]ica;Encrypt=True", "/var/back'ups/");

        Assert.Empty(TSqlChecker.SyntaxErrors(statement));
        Assert.Contains("[Opt]]ica] TO DISK = N'/var/back''ups/optica.bak'", statement, StringComparison.Ordinal);
    }

    private async Task<int> WriteAsync(int number, Task stop)
    {
        var count = 0;
        do
        {
            await Database.AddAsync(Database.World.Centro, People.Full((10_000 * (number + 1)) + count++));
            begun.TrySetResult();
        } while (!stop.IsCompleted);
        return count;
    }

    private async Task<BackupManifest> BackUpAsync()
    {
        var (manifest, problem) = await Database.Services.GetRequiredService<DatabaseBackup>().MakeAsync(Folder, Cancellation);
        Assert.True(manifest is not null, problem);
        return manifest;
    }

    private async Task<(string? Sha256, string? Problem)> RestoreAsync(MasterKey? master = null)
    {
        var options = new OpticaDataOptions(DatabaseProvider.Sqlite, $"Data Source={Target}");
        // any database's contexts know the migrations of this version
        var system = Database.Services.GetRequiredService<SystemAccess>();
        var (restored, problem) = await new DatabaseRestore(options, system, master ?? TestDatabase.Master, Database.Clock).RunAsync(
            Folder,
            Cancellation
        );
        return (restored?.Sha256, problem);
    }

    private async Task RefusesAsync(string why)
    {
        Assert.Contains(why, (await RestoreAsync()).Problem, StringComparison.Ordinal);
        Assert.True(
            !Directory.Exists(Path.GetDirectoryName(Target)) || !Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Target)!).Any()
        );
    }
}
