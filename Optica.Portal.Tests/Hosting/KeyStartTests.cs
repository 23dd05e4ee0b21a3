using Optica.Data.Encryption;
using Optica.Portal.Hosting;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>A portal whose master key is lost or another one does not start, and says what to do.</summary>
public sealed class KeyStartTests
{
    [Theory]
    [InlineData(KeyTroubleKind.Lost, "Put the file back")]
    [InlineData(KeyTroubleKind.Wrong, "Encryption:MasterKeyFile is not the one this database was encrypted with")]
    [InlineData(KeyTroubleKind.Partly, "Restore the table DataKey")]
    [InlineData(KeyTroubleKind.Missing, "rows of the table DataKey are missing")]
    public void Text_OfEveryTrouble_SaysWhatToDo(KeyTroubleKind kind, string told) =>
        Assert.Contains(told, KeyRefusal.Text(new(kind, [Guid.Empty]), TestDatabase.Master), StringComparison.Ordinal);

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
