using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Optica.Portal.Tests.Support;

/// <summary>The comparison every component test stands on: what is the same passes, what differs is found.</summary>
public sealed class MarkupComparisonTests : BunitContext
{
    [Fact]
    public void MarkupMatches_SameMarkupInAnotherSpelling_Passes() =>
        Render<Greeting>().MarkupMatches("<p   title='a' class='big greeting'>\n  Hola  <b>Ñuñoa</b>\n</p>");

    [Theory]
    [InlineData("<p class='greeting big' title='a'>Hola <b>Nunoa</b></p>")]
    [InlineData("<p class='greeting' title='a'>Hola <b>Ñuñoa</b></p>")]
    [InlineData("<p class='greeting big'>Hola <b>Ñuñoa</b></p>")]
    [InlineData("<p class='greeting big' title='a'>Hola Ñuñoa</p>")]
    public void MarkupMatches_OtherMarkup_Fails(string expected) =>
        Assert.Throws<HtmlEqualException>(() => Render<Greeting>().MarkupMatches(expected));

    private sealed class Greeting : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) =>
            builder.AddMarkupContent(0, "<p class=\"greeting big\" title=\"a\">Hola <b>Ñuñoa</b></p>");
    }
}
