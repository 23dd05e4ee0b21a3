using Optica.Data.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>Backing up and restoring as an operator types it.</summary>
public sealed class BackupCommandTests
{
    [Fact]
    public async Task BackupThenRestore_IntoAnotherPlace_SaysWhatItDid()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddAsync(database.World.Centro, People.Full(1));
        var home = Path.GetDirectoryName(database.Options.DatabaseFile)!;
        var (folder, target) = (Path.Combine(home, "backup"), Path.Combine(home, "new", "optica.db"));
        var anchors = ("Audit__AnchorFile", Path.Combine(home, "audit.log"));

        var (exit, said) = await database.RunCommandAsync($"--backup={folder}", anchors);
        Assert.Equal((0, true), (exit, said.Contains($"master key {TestDatabase.Master.Fingerprint}", StringComparison.Ordinal)));
        // no portal runs that would note the line of the backup
        var noted = (await new AuditAnchors(anchors.Item2).ReadAsync(TestContext.Current.CancellationToken)).Anchors;
        Assert.Contains(noted, anchor => anchor.Chain == Guid.Empty);

        (exit, said) = await database.RunCommandAsync(
            $"--restore={folder}",
            anchors,
            ("ConnectionStrings__Optica", $"Data Source={target}")
        );
        Assert.True(exit == 0, said);
        Assert.Contains("a sample of the medical data are right", said, StringComparison.Ordinal);
        Assert.True(File.Exists(target));
    }

    [Fact]
    public async Task Backup_WithASettingBehindIt_TakesNeitherThatNorAVariableForItsFolder()
    {
        await using var database = await TestDatabase.CreateAsync();
        var home = Path.GetDirectoryName(database.Options.DatabaseFile)!;
        var folder = Path.Combine(home, "variable");

        var (exit, said) = await database.RunCommandAsync($"--backup --Audit:AnchorFile={home}/audit.log", ("BACKUP", folder));

        Assert.Equal((2, true), (exit, said.Contains("Name a folder", StringComparison.Ordinal)));
        Assert.False(Directory.Exists(folder));
    }
}
