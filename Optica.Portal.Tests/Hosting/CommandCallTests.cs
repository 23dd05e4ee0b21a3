using Optica.Portal.Hosting;

namespace Optica.Portal.Tests.Hosting;

/// <summary>A command never takes a setting for its argument, and nothing of its line is lost without a word.</summary>
public sealed class CommandCallTests
{
    [Theory]
    [InlineData("--rotate-keys --ConnectionStrings:Optica=x", "--rotate-keys", null, "--ConnectionStrings:Optica=x", null)]
    [InlineData("--rotate-keys North --a:b=c", "--rotate-keys", "North", "--a:b=c", null)]
    [InlineData("--a:b=c --rotate-keys=North", "--rotate-keys", "North", "--a:b=c", null)]
    [InlineData(
        "--change-master-key --Encryption:NewMasterKeyFile=f",
        "--change-master-key",
        null,
        "--Encryption:NewMasterKeyFile=f",
        null
    )]
    [InlineData("--backup /b --a:b c", "--backup", "/b", "--a:b c", null)]
    [InlineData("--migrate a:b=c", "--migrate", null, "a:b=c", null)]
    [InlineData("--rotate-keys North South", "--rotate-keys", "North", "South", "South")]
    [InlineData("--migrate now", "--migrate", null, "now", "now")]
    [InlineData("--migrate=now", "--migrate", "now", "", "now")]
    [InlineData("--migrate --backup /b", "--migrate", null, "--backup /b", "--backup")]
    [InlineData("--urls http://x", null, null, "--urls http://x", null)]
    public void Read_TakesTheLineApart(string line, string? name, string? argument, string settings, string? leftover)
    {
        var call = Commands.Read(line.Split(' '));

        Assert.Equal((name, argument, leftover), (call.Name, call.Argument, call.Leftover));
        Assert.Equal(settings, string.Join(' ', call.Settings));
    }

    /// <summary>As from a variable of the shell that is not set: that must not mean every organisation.</summary>
    [Fact]
    public void Read_WithAnEmptyArgument_KeepsIt() => Assert.Equal("", Commands.Read(["--rotate-keys", ""]).Argument);
}
