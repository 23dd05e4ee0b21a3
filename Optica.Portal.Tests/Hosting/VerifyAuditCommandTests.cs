using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>What an operator or inspector types to know that the audit trail is as it was written.</summary>
public sealed class VerifyAuditCommandTests
{
    [Fact]
    public async Task Command_UntouchedThenEdited_TellsTheLineAndItsExitCode()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        await database.AddAsync(database.World.Centro, People.Numbered(2));
        var file = $"{database.Options.DatabaseFile}.anchors";
        var anchors = ("Audit__AnchorFile", file);
        await NoteAsync(database, file);

        var (right, said) = await database.RunCommandAsync("--verify-audit", anchors);
        Assert.Equal((0, "The audit trail is as it was written: 2 lines, 1 anchors compared."), (right, said));

        await database.DropAuditTriggersAsync();
        await database.TamperAsync("UPDATE \"AuditEntries\" SET \"UserName\" = 'somebody' WHERE \"Sequence\" = 2");
        var (wrong, told) = await database.RunCommandAsync("--verify-audit", anchors);
        Assert.Equal(1, wrong);
        Assert.Contains($"Edited at line 2 of chain {database.World.North}", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_TailCut_IsFoundByTheAnchorFile()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        await database.AddAsync(database.World.Centro, People.Numbered(2));
        var file = $"{database.Options.DatabaseFile}.anchors";
        await NoteAsync(database, file);
        await database.DropAuditTriggersAsync();
        await database.TamperAsync("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = 2");
        await database.TamperAsync("DELETE FROM \"AuditLinks\" WHERE \"Sequence\" = 2");

        var (exit, said) = await database.RunCommandAsync("--verify-audit", ("Audit__AnchorFile", file));
        Assert.Equal(1, exit);
        Assert.Contains("Cut at place 2", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_AnchorsGone_EndsWithTwo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddAsync(database.World.Centro, People.Numbered(1));

        var (exit, said) = await database.RunCommandAsync(
            "--verify-audit",
            ("Audit__AnchorFile", $"{database.Options.DatabaseFile}.anchors")
        );
        Assert.Equal(2, exit);
        Assert.Contains($"chain {database.World.North} is not in the anchor file", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_TheFirstDamage_LetsChecksGoOnAndSaysSo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        await database.AddAsync(database.World.Centro, People.Numbered(2));
        var anchors = ("Audit__AnchorFile", $"{database.Options.DatabaseFile}.anchors");
        await NoteAsync(database, anchors.Item2);
        await database.DropAuditTriggersAsync();
        await database.TamperAsync("UPDATE \"AuditEntries\" SET \"UserName\" = 'somebody' WHERE \"Sequence\" = 2");
        var (who, why) = (("By", "Ana Soto"), ("Reason", "disco dañado"));

        Assert.Equal(2, (await database.RunCommandAsync("--accept-audit-damage=2", anchors, who)).Exit);
        Assert.Equal(2, (await database.RunCommandAsync("--accept-audit-damage=1", anchors, who, why)).Exit);
        Assert.Equal(0, (await database.RunCommandAsync("--accept-audit-damage=2", anchors, who, why)).Exit);

        var (exit, said) = await database.RunCommandAsync("--verify-audit", anchors);
        Assert.Equal(0, exit);
        Assert.Contains("1 damages were accepted", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("anchors/audit.log")]
    public async Task Production_WithoutAnAnchorFileElsewhere_DoesNotStart(string beside)
    {
        await using var database = await TestDatabase.CreateAsync();
        var file = beside.Length == 0 ? "" : Path.Combine(Path.GetDirectoryName(database.Options.DatabaseFile)!, beside);

        var (exit, said) = await database.RunCommandAsync("--urls=http://127.0.0.1:0", ("Audit__AnchorFile", file));

        Assert.NotEqual(0, exit);
        Assert.Contains("Audit:AnchorFile is not named or lies in the database's folder", said, StringComparison.Ordinal);
    }

    /// <summary>Notes the ends of the chains as a portal would have.</summary>
    private static async Task NoteAsync(TestDatabase database, string file)
    {
        await database.Services.GetRequiredService<AuditChain>().SealAsync(CancellationToken.None);
        var tails = await database.Services.GetRequiredService<AuditChain>().TailsAsync(CancellationToken.None);
        await new AuditAnchors(file).AppendAsync(
            [.. tails.Select(tail => new Optica.Domain.Audit.AuditAnchor(World.Start, tail.Chain, tail.Number, tail.Hash))],
            CancellationToken.None
        );
    }
}
