using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Tests.Components.Forms;

public sealed class FluentValidationValidatorTests : FormContext
{
    private IRenderedComponent<EditForm> Form() => RenderForm<TextField, string?>(() => Model.Name, value => Model.Name = value);

    [Fact]
    public async Task ValidateAsync_BrokenRule_StandsAtTheFieldAndIsTold()
    {
        var form = Form();

        Assert.False(await Validate(form));

        var input = form.Find("input");
        Assert.Equal("a name is needed", form.Find(".field-error").TextContent.Trim());
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains(form.Find(".field-error").Id!, input.GetAttribute("aria-describedby")!, StringComparison.Ordinal);
        Assert.Equal(input.Id, form.Find("label").GetAttribute("for"));
    }

    [Fact]
    public async Task ValidateAsync_OnlyAWarning_IsValid()
    {
        Model.Name = "odd";
        var form = Form();

        Assert.True(await Validate(form));
        Assert.Empty(form.FindAll(".field-error"));
    }

    [Fact]
    public void Change_BreaksARule_SaysSoAtOnceAndTakesItBack()
    {
        var form = Form();

        form.Find("input").Change("longer than five");
        Assert.Equal("too long", form.Find(".field-error").TextContent.Trim());
        form.Find("input").Change("Ana");
        Assert.Empty(form.FindAll(".field-error"));
    }

    [Fact]
    public async Task Change_OfAnotherField_TakesAwayWhatNoLongerHolds()
    {
        var form = Form();
        await Validate(form);

        Model.Second = "Soto";
        await form.InvokeAsync(() => Context.NotifyFieldChanged(new FieldIdentifier(Model, nameof(Model.Second))));

        Assert.Empty(form.FindAll(".field-error"));
    }

    [Fact]
    public async Task Show_ServerSideError_StandsUntilTheFieldChanges()
    {
        var form = Form();
        var validator = form.FindComponent<FluentValidationValidator>().Instance;

        await form.InvokeAsync(() => validator.Show([new FieldError("Name", "taken", "is taken")]));
        Assert.Equal("is taken", form.Find(".field-error").TextContent.Trim());
        form.Find("input").Change("Eva");
        Assert.Empty(form.FindAll(".field-error"));
    }

    [Fact]
    public async Task ValidateAsync_OneBadEntry_StandsAtItsList()
    {
        Model.Name = "Ana";
        Model.Tags = ["good", "much too long"];
        var form = RenderForm<TagsField, List<string>>(() => Model.Tags, value => Model.Tags = value!);

        Assert.False(await Validate(form));
        Assert.Equal("a tag is too long", form.Find(".field-error").TextContent.Trim());
    }

    [Fact]
    public void FieldPath_OfALine_IsTheLinesField()
    {
        Assert.Equal(new FieldIdentifier(Model.Lines[1], "Price"), FieldPath.Find(Model, "Lines[1].Price"));
        Assert.Equal(new FieldIdentifier(Model, "Tags"), FieldPath.Find(Model, "Tags[3]"));
        Assert.Equal(new FieldIdentifier(Model, "Lines"), FieldPath.Find(Model, "Lines[9].Price"));
        Assert.Equal(new FieldIdentifier(Model, ""), FieldPath.Find(Model, ""));
    }

    [Fact]
    public void Validator_NoneGiven_IsFoundByTheModel()
    {
        var context = new EditContext(new CustomerInput());
        Render<FluentValidationValidator>(parameters => parameters.AddCascadingValue(context));

        Assert.False(context.Validate());
        Assert.NotEmpty(context.GetValidationMessages(new FieldIdentifier(context.Model, nameof(CustomerInput.FirstName))));
    }

    private static Task<bool> Validate(IRenderedComponent<EditForm> form) =>
        form.InvokeAsync(form.FindComponent<FluentValidationValidator>().Instance.ValidateAsync);
}
