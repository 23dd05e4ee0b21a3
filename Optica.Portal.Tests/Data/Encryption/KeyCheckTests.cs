using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Encryption;
using Optica.Data.Tenancy;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Encryption;

/// <summary>The loss of keys is noticed at the start (SECURITY 43).</summary>
public sealed class KeyCheckTests
{
    private static readonly MasterKey Another = new(new byte[MasterKey.Length]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RightKey_IsNoTrouble()
    {
        await using var database = await TestDatabase.CreateAsync();

        Assert.Null(await FindAsync(database, TestDatabase.Master));
    }

    [Fact]
    public async Task AnotherKey_IsFound()
    {
        await using var database = await TestDatabase.CreateAsync();

        var trouble = await FindAsync(database, Another);

        Assert.Equal(KeyTroubleKind.Wrong, trouble?.Kind);
        Assert.Equal(2, trouble?.Organisations.Count);
    }

    [Fact]
    public async Task NewestKeyOfOneOrganisation_ThatDoesNotOpen_IsNamed()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var db = database.Open())
        {
            var system = database.Services.GetRequiredService<SystemAccess>();
            db.Add(new DataKeyRing(system, Another, database.Clock).Make(database.World.South, 2));
            await db.SaveChangesAsync(Cancellation);
        }

        var trouble = await FindAsync(database, TestDatabase.Master);

        Assert.Equal((KeyTroubleKind.Partly, database.World.South), (trouble?.Kind, trouble?.Organisations.Single()));
    }

    [Fact]
    public async Task OrganisationWithoutAKey_IsNamed()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.TamperAsync($"DELETE FROM \"DataKey\" WHERE \"OrganisationId\" = X'{database.World.North:N}'");

        var trouble = await FindAsync(database, TestDatabase.Master);

        Assert.Equal((KeyTroubleKind.Missing, database.World.North), (trouble?.Kind, trouble?.Organisations.Single()));
    }

    /// <summary>What nobody has changed since still needs it, and the lines of the audit trail for ever.</summary>
    [Theory]
    [InlineData("UPDATE \"DataKey\" SET \"Wrapped\" = X'00'", KeyTroubleKind.Partly)]
    [InlineData("DELETE FROM \"DataKey\"", KeyTroubleKind.Missing)]
    public async Task OlderKey_ThatIsSpoilt_IsNamed_AndTakesNothingElseWithIt(string sql, KeyTroubleKind kind)
    {
        await using var database = await TestDatabase.CreateAsync();
        var south = database.World.South;
        var ring = database.Services.GetRequiredService<DataKeyRing>();
        var old = await ring.EncryptAsync(south, "old"u8.ToArray(), "p", Cancellation);
        await database.Services.GetRequiredService<KeyRotation>().RunAsync(new(south), Cancellation);
        await database.TamperAsync($"{sql} WHERE \"OrganisationId\" = X'{south:N}' AND \"Number\" = 1");

        var trouble = await FindAsync(database, TestDatabase.Master);

        Assert.Equal((kind, south), (trouble?.Kind, trouble?.Organisations.Single()));
        var started = new DataKeyRing(database.Services.GetRequiredService<SystemAccess>(), TestDatabase.Master, database.Clock);
        var sealedBytes = await started.EncryptAsync(south, "new"u8.ToArray(), "p", Cancellation);
        Assert.Equal("new"u8.ToArray(), await started.DecryptAsync(south, sealedBytes, "p", Cancellation));
        await Assert.ThrowsAsync<CryptographicException>(() => started.DecryptAsync(south, old, "p", Cancellation));
    }

    [Fact]
    public async Task FileGone_WithEncryptedData_IsALossAndMakesNoKey()
    {
        await using var database = await TestDatabase.CreateAsync();
        var file = FileBeside(database);

        var trouble = await FindAsync(database, MasterKey.FromFileOrNew(file));

        Assert.Equal(KeyTroubleKind.Lost, trouble?.Kind);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task NoFile_InAnEmptyDatabase_MakesAKeyForItsOwnerOnly()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var file = FileBeside(database);
        var made = MasterKey.FromFileOrNew(file);

        Assert.Null(await FindAsync(database, made));

        Assert.Equal(MasterKey.FromFile(file).Derive("x"), made.Derive("x"));
        Assert.Null(made.UnwrittenFile);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    private static string FileBeside(TestDatabase database) =>
        Path.Combine(Path.GetDirectoryName(database.Options.DatabaseFile)!, "keys", "master.key");

    private static Task<KeyTrouble?> FindAsync(TestDatabase database, MasterKey master) =>
        new KeyCheck(database.Services.GetRequiredService<SystemAccess>(), master).FindAsync(Cancellation);
}
