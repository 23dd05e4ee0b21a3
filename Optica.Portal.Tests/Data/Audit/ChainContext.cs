using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optica.Data;
using Optica.Data.Audit;
using Optica.Data.Saving;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

/// <summary>A database with six bound lines of the north, anchored outside, whose triggers are gone.</summary>
internal sealed class ChainContext : IAsyncDisposable
{
    public const int Lines = 6;

    private readonly DirectoryInfo home;

    private ChainContext(TestDatabase database, DirectoryInfo home, IReadOnlyList<long> sequences) =>
        (Database, this.home, Sequences) = (database, home, sequences);

    public TestDatabase Database { get; }

    /// <summary>The lines' numbers, oldest first.</summary>
    public IReadOnlyList<long> Sequences { get; }

    public AuditChain Chain => Database.Services.GetRequiredService<AuditChain>();

    public AuditSealer Sealer => Database.Services.GetRequiredService<AuditSealer>();

    public static async Task<ChainContext> CreateAsync(DatabaseProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("optica-anchors-");
        var anchors = new AuditAnchors(Path.Combine(folder.FullName, "outside", "audit.log"));
        var database = await TestDatabase.CreateAsync(provider, services => services.Replace(ServiceDescriptor.Singleton(anchors)));
        for (var number = 1; number <= Lines; number++)
        {
            await database.AddAsync(database.World.Centro, People.Numbered(number));
        }

        Assert.Equal(Lines, await database.Services.GetRequiredService<AuditChain>().SealAsync(CancellationToken.None));
        await database.Services.GetRequiredService<AuditAnchoring>().NoteAsync(CancellationToken.None);
        await database.DropAuditTriggersAsync();
        var sequences = await database.ReadAsync(db =>
            db.AuditEntries.OrderBy(row => row.Sequence).Select(row => row.Sequence).ToListAsync()
        );
        return new(database, folder, sequences);
    }

    public Task<AuditVerdict> VerifyAsync() => Database.Services.GetRequiredService<AuditVerifier>().RunAsync(null, CancellationToken.None);

    /// <summary>What is found first: what it is, on which line, at which place.</summary>
    public async Task<(AuditDamage What, long? Sequence, long? Number)> FindAsync()
    {
        var breach = (await VerifyAsync()).First;
        Assert.NotNull(breach);
        Assert.Equal(Database.World.North, breach.Chain);
        return (breach.What, breach.Sequence, breach.Number);
    }

    /// <summary>Runs a statement in which {0}, {1} … stand for the lines' numbers.</summary>
    public async Task TamperAsync(string statement) =>
        Assert.True(await Database.TamperAsync(string.Format(null, statement, [.. Sequences.Cast<object>()])) > 0, statement);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        home.Delete(recursive: true);
    }
}
