using Bunit;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Tests.Components.Forms;

public sealed class FieldTests : FormContext
{
    [Fact]
    public async Task DateField_UnreadableText_StaysAndKeepsTheFormFromBeingSaved()
    {
        (Model.Name, Model.Day) = ("Ana", new DateOnly(2000, 1, 1));
        var form = RenderForm<DateField, DateOnly?>(() => Model.Day, value => Model.Day = value);

        form.Find("input").Change("31-02-1980");

        Assert.Equal("31-02-1980", form.Find("input").GetAttribute("value"));
        Assert.Contains("not a date", form.Find(".field-error").TextContent, StringComparison.Ordinal);
        Assert.False(await form.InvokeAsync(form.FindComponent<FluentValidationValidator>().Instance.ValidateAsync));
        Assert.Equal("31-02-1980", form.Find("input").GetAttribute("value"));

        form.Find("input").Change("5/3/80");
        Assert.Empty(form.FindAll(".field-error"));
        Assert.Equal("05-03-1980", form.Find("input").GetAttribute("value"));
        Assert.Equal(new DateOnly(1980, 3, 5), Model.Day);
    }

    [Fact]
    public void DateField_Emptied_IsNoDate()
    {
        Model.Day = new DateOnly(2000, 1, 1);
        var form = RenderForm<DateField, DateOnly?>(() => Model.Day, value => Model.Day = value);

        form.Find("input").Change("");

        Assert.Null(Model.Day);
    }

    [Theory]
    [InlineData(true, 1927)]
    [InlineData(false, 2027)]
    public void DateField_YearOfTwoDigits_FollowsTheKindOfDate(bool past, int year)
    {
        var form = RenderForm<DateField, DateOnly?>(() => Model.Day, value => Model.Day = value, ("Past", past));

        form.Find("input").Change("1-1-27");

        Assert.Equal(year, Model.Day?.Year);
    }

    [Fact]
    public void TagsField_TypedTwice_IsThereOnce()
    {
        var form = RenderForm<TagsField, List<string>>(() => Model.Tags, value => Model.Tags = value!);

        form.Find("[data-tags-input]").Change("VIP");
        form.Find("[data-tags-input]").Change(" vip ");
        form.Find("[data-tags-input]").Change("school, family;VIP");

        Assert.Equal(["VIP", "school", "family"], Model.Tags);
    }

    [Fact]
    public void TagsField_Remove_TakesThatOneAway()
    {
        Model.Tags = ["a", "b", "c"];
        var form = RenderForm<TagsField, List<string>>(() => Model.Tags, value => Model.Tags = value!);

        form.FindAll("[data-tag-remove]")[1].Click();

        Assert.Equal(["a", "c"], Model.Tags);
    }

    [Fact]
    public void TagsField_Full_TakesNoMore()
    {
        var form = RenderForm<TagsField, List<string>>(() => Model.Tags, value => Model.Tags = value!, ("MaxItems", 2));

        form.Find("[data-tags-input]").Change("a,b,c");

        Assert.Equal(["a", "b"], Model.Tags);
        // what is left over can be typed over
        Assert.False(form.Find("[data-tags-input]").HasAttribute("disabled"));
        form.Find("[data-tags-input]").Change("");
        Assert.True(form.Find("[data-tags-input]").HasAttribute("disabled"));
    }

    /// <summary>Nothing of a pasted list is lost: what does not fit stands in the input, is told, and keeps the form from being saved.</summary>
    [Fact]
    public async Task TagsField_PastedBeyondTheLimits_KeepsTheRestAndSaysSo()
    {
        Model.Name = "Bea";
        var form = RenderForm<TagsField, List<string>>(() => Model.Tags, value => Model.Tags = value!, ("MaxItems", 3), ("MaxLength", 5));

        form.Find("[data-tags-input]").Change("a, muy larga; b,B,c,d, e");

        Assert.Equal(["a", "b", "c"], Model.Tags);
        Assert.Equal(
            [
                "2 more do not fit: 3 at most. They still stand in the field.",
                "One entry is longer than 5 characters. It still stands in the field.",
            ],
            form.FindAll(".field-error").Select(error => error.TextContent)
        );
        Assert.Equal("muy larga, d, e", JSInterop.Invocations["putBack"].Single().Arguments[1]);
        Assert.False(await form.InvokeAsync(form.FindComponent<FluentValidationValidator>().Instance.ValidateAsync));

        form.FindAll("[data-tag-remove]")[0].Click();
        // what stands in the input is asked for once more: there is room now
        JSInterop.VerifyInvoke("tellAgain");
        form.Find("[data-tags-input]").Change("d");

        Assert.Equal(["b", "c", "d"], Model.Tags);
        Assert.Empty(form.FindAll(".field-error"));
        Assert.True(await form.InvokeAsync(form.FindComponent<FluentValidationValidator>().Instance.ValidateAsync));
    }

    [Fact]
    public void TagsField_TakesAListThatIsLongerThanOneEntry()
    {
        var form = RenderForm<TagsField, List<string>>(() => Model.Tags, value => Model.Tags = value!, ("MaxLength", 5));

        Assert.Equal("4000", form.Find("[data-tags-input]").GetAttribute("maxlength"));
    }

    [Fact]
    public void TagsField_ManyLongEntries_TakesThemAllAtOnce()
    {
        var form = RenderForm<TagsField, List<string>>(
            () => Model.Tags,
            value => Model.Tags = value!,
            ("MaxItems", 50),
            ("MaxLength", 200)
        );

        Assert.Equal("10100", form.Find("[data-tags-input]").GetAttribute("maxlength"));
    }

    /// <summary>What did not fit goes with its field: nothing is left to be mended.</summary>
    [Fact]
    public async Task TagsField_GoneWithARest_KeepsNoFormFromBeingSaved()
    {
        Model.Name = "Bea";
        var form = RenderForm<TagsField, List<string>>(() => Model.Tags, value => Model.Tags = value!, ("MaxItems", 1));
        form.Find("[data-tags-input]").Change("a, b");
        Assert.False(await form.InvokeAsync(form.FindComponent<FluentValidationValidator>().Instance.ValidateAsync));

        await form.InvokeAsync(() => form.FindComponent<TagsField>().Instance.DisposeAsync().AsTask());

        Assert.True(await form.InvokeAsync(form.FindComponent<FluentValidationValidator>().Instance.ValidateAsync));
    }

    [Fact]
    public void TextField_WithFormat_ShowsTheFormOnLeaving()
    {
        var form = RenderForm<TextField, string?>(
            () => Model.Name,
            value => Model.Name = value,
            ("Format", (Func<string?, string>)Rut.FormatAsTyped)
        );

        form.Find("input").Change("123456785");

        Assert.Equal("12.345.678-5", Model.Name);
        Assert.Equal("12.345.678-5", form.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void ComboField_KnownByAnotherSpelling_GetsTheOfficialOne()
    {
        var form = RenderForm<ComboField, string?>(
            () => Model.Name,
            value => Model.Name = value,
            ("Options", new[] { "Ñuñoa" }),
            ("Resolve", (Func<string?, string?>)(text => text == "nunoa" ? "Ñuñoa" : null))
        );

        form.Find("input").Change("nunoa");
        Assert.Equal("Ñuñoa", Model.Name);
        form.Find("input").Change("Nowhere");
        Assert.Equal("Nowhere", Model.Name);
        Assert.Equal(form.Find("datalist").Id, form.Find("input").GetAttribute("list"));
    }

    [Fact]
    public void SelectField_EmptyOption_IsNothing()
    {
        Model.Name = "b";
        var form = RenderForm<SelectField<string>, string>(
            () => Model.Name,
            value => Model.Name = value,
            ("Options", new (string?, string)[] { ("a", "First"), ("b", "Second") }),
            ("Empty", "None")
        );

        Assert.Equal("1", form.Find("select").GetAttribute("value"));
        form.Find("select").Change("0");
        Assert.Equal("a", Model.Name);
        form.Find("select").Change("");
        Assert.Null(Model.Name);
    }

    [Fact]
    public void EveryInput_HasALabelAndALimit()
    {
        var form = RenderForm<TextAreaField, string?>(() => Model.Name, value => Model.Name = value);

        Assert.Equal("4000", form.Find("textarea").GetAttribute("maxlength"));
        Assert.Equal(form.Find("textarea").Id, form.Find("label").GetAttribute("for"));
    }
}
