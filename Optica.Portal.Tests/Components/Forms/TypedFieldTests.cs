using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Tests.Components.Forms;

public sealed class TypedFieldTests : FormContext
{
    [Fact]
    public void MoneyField_Amount_IsShownWithItsSigns()
    {
        var form = Money();

        form.Find("input").Change("1234567");

        Assert.Equal(1_234_567, Model.Amount);
        Assert.Equal("$1.234.567", form.Find("input").GetAttribute("value"));
        form.Find("input").Change(" ");
        Assert.Null(Model.Amount);
    }

    [Theory]
    [InlineData("12,5", "no decimals")]
    [InlineData("dear", "not an amount")]
    public async Task MoneyField_Unreadable_StaysWithOneMessageAndKeepsTheFormFromBeingSaved(string typed, string message)
    {
        Model.Name = "Ana";
        var form = Money();

        form.Find("input").Change(typed);

        Assert.Equal(typed, form.Find("input").GetAttribute("value"));
        Assert.Contains(message, form.Find(".field-error").TextContent, StringComparison.Ordinal);
        Assert.False(await ValidateAsync(form));
        // not also "an amount is needed"
        Assert.Single(form.FindAll(".field-error"));
        Assert.Equal(typed, form.Find("input").GetAttribute("value"));

        form.Find("input").Change("$5.000");
        Assert.Empty(form.FindAll(".field-error"));
        Assert.True(await ValidateAsync(form));
    }

    [Fact]
    public async Task MoneyField_Empty_HasTheRulesMessage()
    {
        Model.Name = "Ana";
        var form = Money();

        Assert.False(await ValidateAsync(form));
        Assert.Equal("an amount is needed", form.Find(".field-error").TextContent.Trim());
    }

    [Theory]
    [InlineData("15", 15)]
    [InlineData("15%", 15)]
    [InlineData("15 %", 15)]
    [InlineData("0", 0)]
    [InlineData("1.000", 1000)]
    public void NumberField_WithUnit_TakesItTypedOrNot(string typed, int number)
    {
        var form = Number();

        form.Find("input").Change(typed);

        Assert.Equal(number, Model.Count);
        Assert.EndsWith(" %", form.Find("input").GetAttribute("value"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12,5", "whole number")]
    [InlineData("99999999999", "not a number")]
    [InlineData("ten", "not a number")]
    public void NumberField_Unreadable_SaysWhy(string typed, string message)
    {
        var form = Number();

        form.Find("input").Change(typed);

        Assert.Null(Model.Count);
        Assert.Equal(typed, form.Find("input").GetAttribute("value"));
        Assert.Contains(message, form.Find(".field-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void NumberField_ChangedFromOutside_ShowsTheNewOne()
    {
        var form = Number();
        form.Find("input").Change("12,5");

        Model.Count = 20;
        var again = Number();

        Assert.Equal("20 %", again.Find("input").GetAttribute("value"));
    }

    private IRenderedComponent<EditForm> Money() => RenderForm<MoneyField, long?>(() => Model.Amount, value => Model.Amount = value);

    private IRenderedComponent<EditForm> Number() =>
        RenderForm<NumberField, int?>(() => Model.Count, value => Model.Count = value, ("Unit", "%"));

    private static Task<bool> ValidateAsync(IRenderedComponent<EditForm> form) =>
        form.InvokeAsync(form.FindComponent<FluentValidationValidator>().Instance.ValidateAsync);
}
