using System.Globalization;
using System.Linq.Expressions;
using Bunit;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Forms;

/// <summary>What the fields need: words in English, a clock that stands, a browser that agrees to everything.</summary>
public abstract class FormContext : BunitContext
{
    protected FormContext()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(new StoppedClock(new DateTime(2026, 7, 15, 12, 0, 0, DateTimeKind.Utc)));
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    /// <summary>The form around the fields of a test.</summary>
    private protected Sheet Model { get; } = new();

    /// <summary>The form's context.</summary>
    private protected EditContext Context => context ??= new EditContext(Model);

    private EditContext? context;

    /// <summary>A form with the validator and one field in it.</summary>
    private protected IRenderedComponent<EditForm> RenderForm<TField, TValue>(
        Expression<Func<TValue?>> of,
        Action<TValue?> set,
        params (string Name, object? Value)[] more
    )
        where TField : FieldBase<TValue>
    {
        var read = of.Compile();
        RenderFragment Inside(EditContext form) =>
            builder =>
            {
                builder.OpenComponent<FluentValidationValidator>(0);
                builder.AddAttribute(1, nameof(FluentValidationValidator.Validator), new SheetValidator());
                builder.CloseComponent();
                builder.OpenComponent<TField>(2);
                (string, object?)[] always =
                [
                    ("Label", "Label of it"),
                    ("Value", read()),
                    ("ValueChanged", EventCallback.Factory.Create<TValue?>(this, set)),
                    ("ValueExpression", of),
                ];
                foreach (var (name, value) in always.Concat(more))
                {
                    builder.AddAttribute(3, name, value);
                }

                builder.CloseComponent();
            };
        return Render<EditForm>(parameters => parameters.Add(form => form.EditContext, Context).Add(form => form.ChildContent, Inside));
    }

    private protected sealed class Sheet
    {
        public string? Name { get; set; }

        public string? Second { get; set; }

        public DateOnly? Day { get; set; }

        public long? Amount { get; set; }

        public int? Count { get; set; }

        public List<string> Tags { get; set; } = [];

        public List<Line> Lines { get; set; } = [new(), new()];
    }

    private protected sealed class Line
    {
        public string? Price { get; set; }
    }

    private sealed class SheetValidator : AbstractValidator<Sheet>
    {
        public SheetValidator()
        {
            RuleFor(sheet => sheet.Name).Must((sheet, name) => (name ?? sheet.Second) is not null).WithMessage("a name is needed");
            RuleFor(sheet => sheet.Name).MaximumLength(5).WithMessage("too long");
            RuleFor(sheet => sheet.Name).Must(name => name != "odd").WithSeverity(Severity.Warning).WithMessage("is odd");
            RuleFor(sheet => sheet.Amount)
                .NotNull()
                .When(sheet => sheet.Name == "Ana" && sheet.Day is null)
                .WithMessage("an amount is needed");
            RuleForEach(sheet => sheet.Tags).MaximumLength(5).WithMessage("a tag is too long");
        }
    }
}
