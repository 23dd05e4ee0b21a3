namespace Optica.Portal.Tests.Data.Backups;

/// <summary>Where a backup is restored: what others left there, and what cannot be written.</summary>
public sealed partial class BackupTests
{
    /// <summary>What killed runs left does not stop the next one, and is not its to remove; the folder is the portal's alone.</summary>
    [Fact]
    public async Task Restore_AfterAKilledOne_Restores()
    {
        var manifest = await BackUpAsync();
        var place = Path.GetDirectoryName(Target)!;
        Assert.Null((await RestoreAsync()).Problem);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(place));
        }

        File.Delete(Target);
        var left = $"{Target}.restoring-{manifest.Sha256[..8]}";
        await File.WriteAllTextAsync(left, "half", Cancellation);

        Assert.Equal((manifest.Sha256, null), await RestoreAsync());
        Assert.Equal("half", await File.ReadAllTextAsync(left, Cancellation));
    }

    [Fact]
    public async Task Restore_IntoAFolderThatCannotBe_SaysSo()
    {
        await BackUpAsync();
        await File.WriteAllTextAsync(Path.GetDirectoryName(Target)!, "", Cancellation);

        var (restored, problem) = await RestoreAsync();

        Assert.Null(restored);
        Assert.Contains(Path.GetDirectoryName(Target)!, problem, StringComparison.Ordinal);
    }
}
