using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>A portal whose master key is lost or another one does not start, and says what to do.</summary>
public sealed class KeyStartTests
{
    [Fact]
    public async Task Migrate_WithAnotherKey_SaysWhichSetting()
    {
        await using var database = await TestDatabase.CreateAsync();
        var other = ("Encryption__MasterKey", Convert.ToBase64String(new byte[32]));

        var (exit, said) = await database.RunCommandAsync("--migrate", other);

        Assert.Equal(2, exit);
        Assert.StartsWith(
            "The master key of Encryption:MasterKey or Encryption:MasterKeyFile is not the one",
            said,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Start_WithItsKeyFileGone_IsRefusedAndMakesNone()
    {
        await using var database = await TestDatabase.CreateAsync();

        var (exit, said) = await database.RunCommandAsync(
            "--urls=http://127.0.0.1:0",
            ("Encryption__MasterKey", ""),
            ("ASPNETCORE_ENVIRONMENT", "Development")
        );

        Assert.NotEqual(0, exit);
        Assert.Contains("is gone, but this database holds medical data", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Path.GetDirectoryName(database.Options.DatabaseFile)!, "keys")));
    }
}
