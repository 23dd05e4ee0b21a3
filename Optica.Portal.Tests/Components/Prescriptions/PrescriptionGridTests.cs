using Bunit;
using Microsoft.AspNetCore.Components;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Components.Prescriptions;

/// <summary>The grid on the screen.</summary>
public sealed class PrescriptionGridTests : EntryContext
{
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

    private static string[] Heads(IRenderedComponent<IComponent> form, string block) =>
        [.. form.FindAll($"[data-block={block}] thead :is(th, td)").Select(head => head.TextContent.Trim())];
}
