using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Live;
using Optica.Portal.Tests.Components.Forms;

namespace Optica.Portal.Tests.Components.Shared;

public sealed class SharedComponentTests : FormContext
{
    [Fact]
    public async Task Boundary_ContentFails_ShowsTheLoggedNumberAndRetries()
    {
        var fails = true;
        RenderFragment content = builder => builder.AddContent(0, fails ? throw new InvalidOperationException("secret") : "fine");
        var page = Render<SectionErrorBoundary>(parameters => parameters.Add(boundary => boundary.ChildContent, content));
        Assert.NotEmpty(page.Find("[role=alert] code").TextContent);
        Assert.DoesNotContain("secret", page.Markup, StringComparison.Ordinal);

        fails = false;
        await page.Find("button").ClickAsync(new());
        Assert.Equal("fine", page.Markup.Trim());
    }

    /// <summary>What a button of a section asks for fails: that is the section's own, and what is typed beside it stays.</summary>
    [Theory]
    [InlineData(typeof(NewsPill), nameof(NewsPill.Show))]
    [InlineData(typeof(ChangedNotice), nameof(ChangedNotice.Show))]
    [InlineData(typeof(ErrorState), nameof(ErrorState.OnRetry))]
    [InlineData(typeof(RetryButton), nameof(RetryButton.OnClick))]
    public void Button_WhatItAsksForFails_CostsTheSectionOnly(Type button, string parameter)
    {
        RenderFragment Draw(EventCallback asked) =>
            builder =>
            {
                builder.OpenComponent(0, button);
                builder.AddComponentParameter(1, parameter, asked);
                if (button == typeof(NewsPill))
                {
                    builder.AddComponentParameter(2, nameof(NewsPill.Waiting), 1);
                }

                builder.CloseComponent();
            };
        var page = Render<SectionErrorBoundary>(parameters =>
            parameters.AddChildContent<FailingOwner>(owner => owner.Add(one => one.Button, Draw))
        );

        page.Find("button").Click();

        page.WaitForElement("[role=alert] code");
        Assert.NotNull(page.Find("#typed"));
    }

    [Fact]
    public void Tabs_OnlyTheOpenOneIsInTheTabOrder()
    {
        var page = Render<Tabs>(parameters =>
            parameters.Add(tabs => tabs.Items, [new Tab("a", "A", "?tab=a"), new Tab("b", "B", "?tab=b", 3)]).Add(tabs => tabs.Current, "b")
        );
        Assert.Equal("-1 0", string.Join(' ', page.FindAll("[role=tab]").Select(tab => tab.GetAttribute("tabindex"))));
        Assert.Equal("tab-b", page.Find("[role=tabpanel]").GetAttribute("aria-labelledby"));
        Assert.Equal("tab-b", page.Find("[aria-selected=true]").Id);
    }

    [Theory]
    [InlineData("930", "09:30", "09:30")]
    [InlineData("18 hrs", "18:00", "18:00")]
    [InlineData("mañana", "07:15", "mañana")]
    [InlineData(" ", null, "")]
    public async Task TimeFilter_AnyWayOfTyping_IsReadOrStaysAndChangesNothing(string typed, string? read, string shown)
    {
        TimeOnly? asked = new(7, 15);
        var page = Render<TimeFilter>(parameters =>
            parameters
                .Add(filter => filter.Id, "t")
                .Add(filter => filter.Value, asked)
                .Add(filter => filter.ValueChanged, time => asked = time)
        );
        Assert.Equal("07:15", page.Find("#t").GetAttribute("value"));

        await page.Find("#t").ChangeAsync(new() { Value = typed });

        Assert.Equal(read, asked?.ToString("HH:mm", CultureInfo.InvariantCulture));
        Assert.Equal(shown, page.Find("#t").GetAttribute("value") ?? "");
        var isUnreadable = shown == "mañana";
        Assert.Equal(isUnreadable ? "true" : null, page.Find("#t").GetAttribute("aria-invalid"));
        Assert.Equal(isUnreadable ? "t-unread" : null, page.Find("#t").GetAttribute("aria-describedby"));
        Assert.Equal(isUnreadable ? ["Use hh:mm"] : [], page.FindAll("#t-unread").Select(message => message.TextContent));

        // whoever is around is drawn again with what it knows: the text still stands
        page.Render(parameters => parameters.Add(filter => filter.Value, asked));
        Assert.Equal(shown, page.Find("#t").GetAttribute("value") ?? "");
    }

    [Fact]
    public void Pager_LastPage_SaysTheRangeAndOffersNoNext()
    {
        var page = Render<Pager>(parameters =>
            parameters.Add(p => p.Number, 50).Add(p => p.Size, 25).Add(p => p.Total, 1234).Add(p => p.Link, number => $"?page={number}")
        );
        Assert.Equal("1.226–1.234 of 1.234", page.Find("[role=status]").TextContent);
        Assert.Empty(page.FindAll("[rel=next]"));
        Assert.Equal("?page=49", page.Find("[rel=prev]").GetAttribute("href"));
        Assert.Equal("50", page.Find("[aria-current=page]").TextContent);
    }

    /// <summary>Counted up to a cap there is more behind the last page that has a number.</summary>
    [Fact]
    public void Pager_BeyondWhatWasCounted_GoesOnWhilePagesAreFull()
    {
        var page = Render<Pager>(parameters =>
            parameters
                .Add(p => p.Number, 401)
                .Add(p => p.Size, 25)
                .Add(p => p.Total, 10_000)
                .Add(p => p.TotalCapped, true)
                .Add(p => p.Shown, 25)
                .Add(p => p.Link, number => $"?page={number}")
        );
        Assert.Equal("?page=402", page.Find("[rel=next]").GetAttribute("href"));
        Assert.StartsWith("10.001–10.025 of", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("401", page.Find("[aria-current=page]").TextContent);

        page.Render(parameters => parameters.Add(p => p.Shown, 24));
        Assert.Empty(page.FindAll("[rel=next]"));
    }

    [Theory]
    [InlineData("María José Fuenzalida", "MF")]
    [InlineData("ñandú", "Ñ")]
    [InlineData("  ", "·")]
    [InlineData(null, "·")]
    public void Initials_OfAName(string? name, string shown) => Assert.Equal(shown, Initials.Of(name));
}
