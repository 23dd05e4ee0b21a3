using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Audit;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

/// <summary>Damage that somebody took note of is counted, not hidden; what comes after it is found (SECURITY 44).</summary>
public sealed class AuditAcceptanceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Accepted_IsCountedAndTheNextDamageIsFound(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);
        await chain.TamperAsync("UPDATE \"AuditEntries\" SET \"UserName\" = 'somebody' WHERE \"Sequence\" = {1}");
        await chain.TamperAsync("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = {3}");
        await chain.TamperAsync("DELETE FROM \"AuditLinks\" WHERE \"Sequence\" = {3}");

        Assert.Equal((AuditDamage.Edited, chain.Sequences[1], 2), await chain.FindAsync());
        Assert.Equal(AuditDamage.Edited, (await AcceptAsync(chain, chain.Sequences[1]))?.What);
        Assert.Equal((AuditDamage.Deleted, null, 4), await chain.FindAsync());
        Assert.Equal(AuditDamage.Deleted, (await AcceptAsync(chain, 4))?.What);

        var verdict = await chain.VerifyAsync();
        Assert.Equal((null, 2), (verdict.First, verdict.Accepted));
        var told = await chain.Database.ReadAsync(db => Task.FromResult(db.AuditEntries.OrderBy(row => row.Sequence).Last()));
        Assert.Equal((AuditActions.DamageAccepted, "Ana Soto", "disco dañado"), (told.Action, told.UserName, told.Reason));

        await chain.TamperAsync("UPDATE \"AuditEntries\" SET \"UserName\" = 'somebody' WHERE \"Sequence\" = {4}");
        Assert.Equal((AuditDamage.Edited, chain.Sequences[4], 5), await chain.FindAsync());
    }

    /// <summary>Accepting one thing at a place is no leave to put another one there.</summary>
    [Theory, EveryProvider]
    public async Task Accepted_ThenChangedAgain_IsFound(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);
        await chain.TamperAsync("UPDATE \"AuditEntries\" SET \"UserName\" = 'somebody' WHERE \"Sequence\" = {1}");
        await AcceptAsync(chain, chain.Sequences[1]);
        await chain.TamperAsync("UPDATE \"AuditEntries\" SET \"UserName\" = 'another' WHERE \"Sequence\" = {1}");

        Assert.Equal((AuditDamage.Edited, chain.Sequences[1], 2), await chain.FindAsync());
    }

    /// <summary>A gap that grew is another one, though it begins at the same place.</summary>
    [Theory, EveryProvider]
    public async Task AcceptedGap_ThatGrew_IsFound(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);
        await TakeOutAsync(chain, 2);
        await AcceptAsync(chain, 3);
        Assert.Equal((null, 1), ((await chain.VerifyAsync()).First, (await chain.VerifyAsync()).Accepted));

        await TakeOutAsync(chain, 3);

        Assert.Equal((AuditDamage.Deleted, null, 3), await chain.FindAsync());
    }

    [Theory, EveryProvider]
    public async Task Another_ThanTheFirst_IsNotAccepted(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);
        Assert.Null(await AcceptAsync(chain, chain.Sequences[1]));
        await chain.TamperAsync("UPDATE \"AuditEntries\" SET \"UserName\" = 'somebody' WHERE \"Sequence\" IN ({1}, {2})");

        Assert.Null(await AcceptAsync(chain, chain.Sequences[2]));
        Assert.Equal(ChainContext.Lines, await chain.Database.ReadAsync(db => Task.FromResult(db.AuditEntries.Count())));
    }

    private static async Task TakeOutAsync(ChainContext chain, int line)
    {
        await chain.TamperAsync($"DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = {{{line}}}");
        await chain.TamperAsync($"DELETE FROM \"AuditLinks\" WHERE \"Sequence\" = {{{line}}}");
    }

    private static Task<AuditBreach?> AcceptAsync(ChainContext chain, long place) =>
        chain.Database.Services.GetRequiredService<AuditAcceptance>().RunAsync(place, "Ana Soto", "disco dañado", Cancellation);
}
