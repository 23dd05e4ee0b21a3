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
