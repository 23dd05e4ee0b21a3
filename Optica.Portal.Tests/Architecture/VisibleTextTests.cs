namespace Optica.Portal.Tests.Architecture;

/// <summary>Every visible string of a razor file comes from the resources (DESIGN, rule 23).</summary>
public sealed class VisibleTextTests
{
    private static readonly HashSet<string> Allowed = [.. SourceTree.AllowList("visible-text.allowed.txt")];

    [Fact]
    public void Razor_HasNoTextOfItsOwn() =>
        Findings.None(
            from file in SourceTree.Files([".razor"], ["Optica.Portal"])
            from found in RazorText.Visible(file.Text)
            where !Allowed.Contains(found.Text)
            select $"{file.Path}:{found.Line} {found.Text}"
        );

    [Theory]
    [InlineData("<h1>Customers</h1>", "Customers")]
    [InlineData("<p>@name is new</p>", "is new")]
    [InlineData("<input placeholder=\"Search\" />", "Search")]
    [InlineData("<button title='Save' @onclick=\"() => Save()\">@Text[\"save\"]</button>", "Save")]
    [InlineData("<img alt=\"Logo of @shop\">", "Logo of")]
    [InlineData("<RadzenButton Text=\"Save\" Click=\"@(() => Save(\"x\"))\" />", "Save")]
    [InlineData("@if (a < b)\n{\n    <b>Yes</b>\n}\nelse if (c)\n{\n    <i>@x</i>\n}", "Yes")]
    [InlineData("@foreach (var row in rows)\n{\n    var list = new List<string>();\n    <td>@row.Name(1)[2] pesos</td>\n}", "pesos")]
    [InlineData("@switch (state)\n{\n    case State.Empty:\n        <p>Nothing</p>\n        break;\n}", "Nothing")]
    [InlineData("<a href=\"/\">@(Format($\"{x:0} kg\")) Home</a>", "Home")]
    [InlineData("@if (x)\n{\n    @:Loose words\n}", "Loose words")]
    [InlineData("@page \"/\"\n<PageTitle>Portal</PageTitle>\n@code {\n    string a = \"<b>Hidden</b>\";\n}", "Portal")]
    public void Visible_HardCoded_IsFound(string razor, string text) => Assert.Equal(text, Assert.Single(RazorText.Visible(razor)).Text);

    [Theory]
    [InlineData("<h1>@Text[\"customers\"]</h1>")]
    [InlineData("@* Words *@<!-- Words --><p>&nbsp;·&middot; @count / 12 –</p>")]
    [InlineData("<input class=\"big\" type=\"text\" title=\"@Text[\"search\"]\" @bind=\"Query\" />")]
    [InlineData("@inject CustomerQueries Queries\n@using System.Text\n@attribute [Authorize]\n<p>@await Name()</p>")]
    [InlineData("@{\n    var words = \"Words\";\n}\n<style>.a { color: red }</style><script>let words = 1 < 2;</script>")]
    [InlineData("@code {\n    private string Words() { return \"}\" + '\"'; }\n}")]
    [InlineData(
        "@if (x is { Count: > 0 })\n{\n    Do(x);\n    foreach (var y in x)\n    {\n        <br>\n        <p>@y?.Name!</p>\n    }\n}\nelse\n{\n    <hr />\n}"
    )]
    [InlineData("<Grid TItem=\"Row\" Data=\"rows\"><Template Context=\"row\">@row.Name</Template></Grid>")]
    public void Visible_FromResourcesOrCode_IsNot(string razor) => Assert.Empty(RazorText.Visible(razor));

    [Fact]
    public void Visible_SaysTheLine() => Assert.Equal(3, Assert.Single(RazorText.Visible("<p>\n  @x\n  Words\n</p>")).Line);
}
