namespace Optica.Portal.Tests.Architecture;

/// <summary>Fails with every finding on a line of its own: xunit's own message shows five and cuts them.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> findings)
    {
        var list = findings.ToList();
        if (list.Count > 0)
        {
            Assert.Fail(string.Join('\n', list.Prepend($"{list.Count} found:")));
        }
    }
}
