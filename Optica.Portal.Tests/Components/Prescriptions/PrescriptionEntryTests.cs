using Bunit;
using Microsoft.AspNetCore.Components;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Components.Prescriptions;

/// <summary>The grid, the line and the doubts on the screen.</summary>
public sealed class PrescriptionEntryTests : EntryContext
{
    private const string Usual = "od -2.25 -0.75x180 os -2.00 -0.50x170 add 2.00 pd 31.5/31";

    [Fact]
    public void Grid_EveryInput_HasANameALimitAndAPlaceForEnter()
    {
        var form = Open();
        form.Find("[data-rx-key=KeyP]").Click();

        var inputs = form.FindAll("[data-rx-grid] :is(input, select)");
        Assert.Equal(2 * (4 + 3 + 4) + 2, inputs.Count);
        Assert.All(inputs, input => Assert.NotEmpty(input.GetAttribute("aria-label")!));
        Assert.All(form.FindAll("[data-rx-grid] input"), input => Assert.Equal("60", input.GetAttribute("maxlength")));
        Assert.Equal(inputs.Count, inputs.Select(input => input.GetAttribute("data-rx-order")).Distinct().Count());
    }

    [Fact]
    public void Grid_WayOfEnter_GoesDownThenToTheNextColumn()
    {
        var form = Open();

        var way = form.FindAll("[data-rx-order]:not([data-rx-aside])")
            .OrderBy(input => int.Parse(input.GetAttribute("data-rx-order")!, System.Globalization.CultureInfo.InvariantCulture))
            .Select(input => input.Id!["rx-".Length..]);

        Assert.Equal(
            "Right-Sphere Left-Sphere Right-Cylinder Left-Cylinder Right-Axis Left-Axis Right-Add Left-Add "
                + "Right-PdDistance Left-PdDistance Right-PdNear Left-PdNear Right-SegmentHeight Left-SegmentHeight",
            string.Join(' ', way)
        );
    }

    [Fact]
    public async Task Grid_ValueWithoutItsPoint_CannotBeSavedAndIsNotLost()
    {
        var form = Open();

        Type(form, "Right.Sphere", "-225");

        Assert.Equal("-225", Text(form, "Right.Sphere"));
        Assert.Equal("true", form.Find("#rx-Right-Sphere").GetAttribute("aria-invalid"));
        Assert.Equal("rx-Right-Sphere-error", form.Find("#rx-Right-Sphere").GetAttribute("aria-describedby"));
        Assert.Contains("Did you mean -2.25?", Message(form, "Right.Sphere"), StringComparison.Ordinal);
        Assert.False(await ValidateAsync(form));
        Assert.Equal("-225", Text(form, "Right.Sphere"));

        form.Find("[data-rx-fix='1']").Click();
        Assert.Equal("-2.25", Text(form, "Right.Sphere"));
        Assert.Empty(form.FindAll(".rx-message"));
        Assert.True(await ValidateAsync(form));
        Assert.Equal(-2.25m, Input.Right.Sphere);
    }

    [Fact]
    public async Task Grid_BrokenRules_AreSaidAtTheirCells()
    {
        var form = Open();
        Type(form, "Right.Sphere", "-2");
        Type(form, "Right.Cylinder", "-.75");
        Assert.Empty(form.FindAll(".rx-message"));

        Assert.False(await ValidateAsync(form));
        Assert.Equal("A cylinder needs its axis.", Message(form, "Right.Axis"));

        Type(form, "Right.Axis", "0");
        Assert.Empty(form.FindAll(".rx-message"));
        Assert.Equal("180", Text(form, "Right.Axis"));
        Assert.True(await ValidateAsync(form));
    }

    [Fact]
    public void Grid_BinocularDistance_MovesToItsCell()
    {
        var form = Open();

        Type(form, "Left.PdDistance", "62,5");

        Assert.Equal("", Text(form, "Left.PdDistance") ?? "");
        Assert.Equal("62.5", Text(form, "PdDistance"));
    }

    [Fact]
    public async Task Grid_StrongLens_AsksForTheVertexDistance()
    {
        var form = Open();
        Assert.Empty(form.FindAll("#rx-VertexDistance"));

        Type(form, "Right.Sphere", "-6");

        Assert.False(await ValidateAsync(form));
        Assert.Contains("5.00", Message(form, "VertexDistance"), StringComparison.Ordinal);
        Type(form, "VertexDistance", "12");
        Assert.Empty(form.FindAll(".rx-message"));
        Assert.True(await ValidateAsync(form));
    }

    [Fact]
    public void Grid_ContactLens_HasColumnsOfItsOwn()
    {
        Input.Kind = PrescriptionKind.ContactLens;
        var form = Open();

        Assert.Equal(["", "Power", "Cylinder", "Axis °", "Add"], Heads(form, "power"));
        Assert.Equal(["", "Base curve", "Diameter", "Brand", "Colour", "Replacement"], Heads(form, "contact_lens"));
        Assert.Empty(form.FindAll("[data-block=fitting], [data-block=prism], [data-rx-key=KeyP]"));
        Type(form, "Left.Duration", "Monthly");
        Type(form, "Left.Brand", "Acuvue");
        Type(form, "Left.BaseCurve", "8,6");
        Assert.Equal((LensDuration.Monthly, "Acuvue", 8.6m), (Input.Left.Duration, Input.Left.Brand, Input.Left.BaseCurve));
    }

    [Fact]
    public void Grid_Prism_IsTypedWithItsBase()
    {
        var form = Open();
        form.Find("[data-rx-key=KeyP]").Click();

        Type(form, "Right.HorizontalPrism", "2");
        Type(form, "Right.HorizontalBase", "In");

        Assert.Equal((2m, HorizontalBase.In), (Input.Right.HorizontalPrism, Input.Right.HorizontalBase));
        // what is there can not be folded away
        Assert.Empty(form.FindAll("[data-rx-key=KeyP]"));
    }

    [Fact]
    public void Grid_WithEighths_TakesThem()
    {
        var form = Open(rules: new PrescriptionRules(Eighths: true));

        Type(form, "Right.Sphere", "-2.125");

        Assert.Equal("-2.125", Text(form, "Right.Sphere"));
        Assert.Equal("0.125", form.Find("#rx-Right-Sphere").GetAttribute("data-rx-grain"));
        Assert.Equal("0.25", form.Find("#rx-Right-Sphere").GetAttribute("data-rx-step"));
    }

    [Fact]
    public void Copy_Key_CopiesTheRightEye()
    {
        var form = Open();
        Type(form, "Right.Sphere", "-2.25");

        form.Find("[data-rx-key=KeyC]").Click();

        Assert.Equal("-2.25", Text(form, "Left.Sphere"));
        form.Find("[data-rx-undo]").Click();
        Assert.Equal("", Text(form, "Left.Sphere") ?? "");
    }

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

    private static string[] Heads(IRenderedComponent<IComponent> form, string block) =>
        [.. form.FindAll($"[data-block={block}] thead :is(th, td)").Select(head => head.TextContent.Trim())];
}
