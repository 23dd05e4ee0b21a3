using Bunit;
using Microsoft.AspNetCore.Components;

namespace Optica.Portal.Tests.Components.Prescriptions;

/// <summary>The line and the doubts on the screen.</summary>
public sealed class PrescriptionEntryTests : EntryContext
{
    private const string Usual = "od -2.25 -0.75x180 os -2.00 -0.50x170 add 2.00 pd 31.5/31";

    [Fact]
    public void Line_Understood_FillsTheGrid()
    {
        var form = Open();

        Read(form, "od -2,25 -0,75x180 os -2 -0,5x170 add 2,00 dp 31,5/31");

        Assert.Equal(
            "-2.25|-0.75|180|+2.00|31.5",
            string.Join('|', new[] { "Sphere", "Cylinder", "Axis", "Add", "PdDistance" }.Select(name => Text(form, $"Right.{name}")))
        );
        Assert.Equal("+2.00", Text(form, "Left.Add"));
        Assert.Equal("", form.Find("#rx-shorthand").GetAttribute("value") ?? "");
        Assert.Contains("Read: od -2.25 -0.75x180", form.Find(".rx-done").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("od -2.25 banana", "banana")]
    [InlineData("od -225", "-2.25")]
    [InlineData("-2.25", "which eye")]
    [InlineData("", "Type a prescription")]
    public void Line_NotUnderstood_SaysWhatAndKeepsIt(string line, string said)
    {
        var form = Open();
        Type(form, "Left.Sphere", "-1");

        Read(form, line);

        Assert.Contains(said, form.Find("#rx-shorthand-said").TextContent, StringComparison.Ordinal);
        Assert.Equal(line, form.Find("#rx-shorthand").GetAttribute("value") ?? "");
        Assert.Equal("-1.00", Text(form, "Left.Sphere"));
        Assert.Null(Input.Right.Sphere);
    }

    [Fact]
    public void Doubt_LikelySlip_IsNamedFixedByOneKeyAndTakenBack()
    {
        var form = Open(Entries.Values(Usual));
        Read(form, Usual.Replace("od -2.25", "od +2.25", StringComparison.Ordinal));

        var doubt = form.Find("[data-slip=Sign]");
        Assert.Contains("the sign of the sphere may be wrong (last time OD -2.25 -0.75x180)", doubt.TextContent, StringComparison.Ordinal);
        Assert.Contains("Change to OD -2.25 -0.75x180", doubt.QuerySelector("[data-rx-fix='1']")!.TextContent, StringComparison.Ordinal);

        form.Find("[data-rx-fix='1']").Click();
        Assert.Equal("-2.25", Text(form, "Right.Sphere"));
        Assert.Empty(form.FindAll("[data-doubt]"));
        Assert.Contains("Nothing stands out compared with 10-03-2024", form.Markup, StringComparison.Ordinal);

        form.Find("[data-rx-undo]").Click();
        Assert.Equal("+2.25", Text(form, "Right.Sphere"));
        Assert.NotEmpty(form.FindAll("[data-slip=Sign]"));
    }

    [Fact]
    public void Doubts_FollowEveryChange()
    {
        var form = Open(Entries.Values(Usual));
        Read(form, Usual);
        Assert.Empty(form.FindAll("[data-doubt]"));

        Type(form, "Left.Axis", "80");
        Assert.NotEmpty(form.FindAll("[data-slip=Axis]"));

        Type(form, "Left.Axis", "175");
        Assert.Empty(form.FindAll("[data-doubt]"));
    }

    [Fact]
    public void Doubts_Confirmed_AreOpenAgainWhenValuesChange()
    {
        var form = Open(Entries.Values(Usual));
        Read(form, Usual.Replace("od -2.25", "od +2.25", StringComparison.Ordinal));

        form.Find(".rx-confirm input").Change(true);
        Assert.True(Confirmed);

        form.Render();
        Type(form, "Left.PdDistance", "30");
        Assert.False(Confirmed);
    }

    [Fact]
    public void Doubts_InSpanish_AreInSpanish()
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("es-CL");
        var form = Open(Entries.Values(Usual));
        Read(form, Usual.Replace("od -2.25", "od +2.25", StringComparison.Ordinal));

        Assert.Contains("el signo de la esfera", form.Find("[data-slip=Sign]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Cambiar a OD -2.25 -0.75x180", form.Find("[data-rx-fix='1']").TextContent, StringComparison.Ordinal);
    }

    private static void Read(IRenderedComponent<IComponent> form, string line)
    {
        form.Find("#rx-shorthand").Change(line);
        form.Find("[data-rx-read]").Click();
    }
}
