using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optica.Data.Audit;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

/// <summary>A file of anchors that was emptied, shortened or scribbled in does not pass for a good one (SECURITY 44).</summary>
public sealed class AnchorGapTests : IAsyncLifetime
{
    private readonly string home = Directory.CreateTempSubdirectory("optica-anchors-").FullName;
    private TestDatabase? made;

    private string File => Path.Combine(home, "audit.log");

    private TestDatabase Database => made!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        made = await TestDatabase.CreateAsync(configure: services => services.Replace(ServiceDescriptor.Singleton(new AuditAnchors(File))));
        await WriteAndNoteAsync(1);
        Database.Clock.Advance(TimeSpan.FromMinutes(6));
        await WriteAndNoteAsync(2);
        Assert.True((await VerifyAsync()).IsAsWritten);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task FileGone_IsTold()
    {
        System.IO.File.Delete(File);

        Assert.Equal(new AnchorGap(AnchorLack.Missing, Database.World.North), (await VerifyAsync()).Gap);
    }

    [Fact]
    public async Task FileShortened_IsTold()
    {
        var lines = await System.IO.File.ReadAllLinesAsync(File, Cancellation);
        Assert.Equal(2, lines.Length);
        await System.IO.File.WriteAllTextAsync(File, $"{lines[0]}\n", Cancellation);

        Assert.Equal(new AnchorGap(AnchorLack.Behind, Database.World.North), (await VerifyAsync()).Gap);
    }

    [Fact]
    public async Task LineThatIsNoAnchor_IsToldByItsNumber()
    {
        await System.IO.File.AppendAllTextAsync(File, "nonsense\n", Cancellation);

        Assert.Equal(new AnchorGap(AnchorLack.Unreadable, null, 3), (await VerifyAsync()).Gap);
    }

    [Fact]
    public async Task NotedAMinuteBefore_IsNoGap()
    {
        await Database.AddAsync(Database.World.Centro, People.Numbered(3));
        await Database.AddAsync(Database.World.Costa, People.Numbered(4));

        Assert.True((await VerifyAsync()).IsAsWritten);
    }

    private async Task WriteAndNoteAsync(int number)
    {
        await Database.AddAsync(Database.World.Centro, People.Numbered(number));
        await Database.Services.GetRequiredService<AuditChain>().SealAsync(Cancellation);
        await Database.Services.GetRequiredService<AuditAnchoring>().NoteAsync(Cancellation);
    }

    private Task<AuditVerdict> VerifyAsync() => Database.Services.GetRequiredService<AuditVerifier>().RunAsync(null, Cancellation);
}
