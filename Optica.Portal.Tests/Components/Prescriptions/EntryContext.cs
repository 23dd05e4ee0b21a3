using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Features.Prescriptions.Components;
using Optica.Portal.Features.Prescriptions.Entry;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Prescriptions;

/// <summary>The entry of a prescription in its form, in English, without a database.</summary>
public abstract class EntryContext : BunitContext
{
    protected static readonly DateOnly Today = new(2026, 3, 10);

    protected EntryContext()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(new StoppedClock(new DateTime(2026, 3, 10, 12, 0, 0, DateTimeKind.Utc)));
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    /// <summary>What is filled.</summary>
    protected PrescriptionInput Input { get; } = Entries.Blank(PrescriptionKind.Progressive);

    /// <summary>How the entry stands.</summary>
    protected EntryDesk Desk { get; private set; } = default!;

    /// <summary>Whether somebody confirmed the values.</summary>
    protected bool Confirmed { get; private set; }

    /// <summary>Renders the entry of a customer with an earlier prescription, or none.</summary>
    protected IRenderedComponent<EditForm> Open(OpticalValues? earlier = null, PrescriptionRules? rules = null)
    {
        var reference = Entries.Reference(earlier, rules: rules);
        Desk = new EntryDesk(Input, reference);
        return Render<EditForm>(parameters =>
            parameters
                .Add(form => form.EditContext, new EditContext(Input))
                .Add(form => form.ChildContent, _ => builder => Build(builder, reference))
        );
    }

    /// <summary>Types into a cell, as leaving it does.</summary>
    protected static void Type(IRenderedComponent<IComponent> form, string path, string? text) => form.Find(Id(path)).Change(text);

    /// <summary>What stands in a cell.</summary>
    protected static string? Text(IRenderedComponent<IComponent> form, string path) => form.Find(Id(path)).GetAttribute("value");

    /// <summary>What is said about a cell.</summary>
    protected static string Message(IRenderedComponent<IComponent> form, string path) =>
        string.Join(' ', form.FindAll($"{Id(path)}-error span").Select(span => span.TextContent.Trim()));

    /// <summary>Checks the whole form, as saving does.</summary>
    protected static Task<bool> ValidateAsync(IRenderedComponent<IComponent> form) =>
        form.InvokeAsync(form.FindComponent<FluentValidationValidator>().Instance.ValidateAsync);

    private static string Id(string path) => $"#rx-{path.Replace('.', '-')}";

    private void Build(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder, PrescriptionReference reference)
    {
        builder.OpenComponent<FluentValidationValidator>(0);
        builder.AddComponentParameter(
            1,
            nameof(FluentValidationValidator.Validator),
            new PrescriptionInputValidator(reference.Today, reference.Rules)
        );
        builder.CloseComponent();
        builder.OpenComponent<PrescriptionEntry>(2);
        builder.AddComponentParameter(3, nameof(PrescriptionEntry.Desk), Desk);
        builder.AddComponentParameter(4, nameof(PrescriptionEntry.Input), Input);
        builder.AddComponentParameter(5, nameof(PrescriptionEntry.Reference), reference);
        builder.AddComponentParameter(6, nameof(PrescriptionEntry.Confirmed), Confirmed);
        builder.AddComponentParameter(
            7,
            nameof(PrescriptionEntry.ConfirmedChanged),
            EventCallback.Factory.Create<bool>(this, value => Confirmed = value)
        );
        builder.CloseComponent();
    }
}
