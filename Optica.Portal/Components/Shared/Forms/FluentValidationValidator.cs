using FluentValidation;
using FluentValidation.Internal;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Optica.Domain.Common;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>
/// Shows the messages of a FluentValidation validator in an <see cref="EditForm"/>. Name and main parameters are those of
/// Blazored.FluentValidation, so that package can take its place.
/// </summary>
public sealed class FluentValidationValidator : ComponentBase, IDisposable
{
    private ValidationMessageStore rules = default!;
    private ValidationMessageStore answers = default!;
    private IValidator? found;

    /// <summary>The validator; found by the model's type when null.</summary>
    [Parameter]
    public IValidator? Validator { get; set; }

    /// <summary>Look for the validator in the container only.</summary>
    [Parameter]
    public bool DisableAssemblyScanning { get; set; }

    /// <summary>Narrows what is validated, such as to rule sets.</summary>
    [Parameter]
    public Action<ValidationStrategy<object>>? Options { get; set; }

    [CascadingParameter]
    private EditContext Form { get; set; } = default!;

    [Inject]
    private IServiceProvider Services { get; set; } = default!;

    /// <summary>Validates everything and shows it; messages of the fields themselves (unreadable dates) count too.</summary>
    /// <returns>Whether the form may be saved.</returns>
    public async Task<bool> ValidateAsync()
    {
        var failures = await FailuresAsync();
        rules.Clear();
        answers.Clear();
        var unreadable = failures.Keys.Where(IsUnreadable).ToHashSet();
        foreach (var (field, messages) in failures.Where(failed => !unreadable.Contains(failed.Key)))
        {
            rules.Add(field, messages);
        }

        Form.NotifyValidationStateChanged();
        return !Form.GetValidationMessages().Any();
    }

    /// <summary>Shows what the service found wrong, beside the fields, until they change.</summary>
    /// <param name="errors">Messages by field.</param>
    public void Show(IReadOnlyList<FieldError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        answers.Clear();
        foreach (var error in errors)
        {
            var field = FieldPath.Find(Form.Model, error.Field);
            if (!Form.GetValidationMessages(field).Contains(error.Message, StringComparer.Ordinal))
            {
                answers.Add(field, error.Message);
            }
        }

        Form.NotifyValidationStateChanged();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Form.OnValidationRequested -= Requested;
        Form.OnFieldChanged -= Changed;
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        rules = new ValidationMessageStore(Form);
        answers = new ValidationMessageStore(Form);
        found =
            Validator
            ?? ValidatorFinder.Find(Services, Form.Model.GetType(), !DisableAssemblyScanning)
            ?? throw new InvalidOperationException($"No validator for {Form.Model.GetType().Name}.");
        Form.OnValidationRequested += Requested;
        Form.OnFieldChanged += Changed;
    }

    private void Requested(object? sender, ValidationRequestedEventArgs args) => Watch(ValidateAsync());

    private void Changed(object? sender, FieldChangedEventArgs args) => Watch(RefreshAsync(args.FieldIdentifier));

    /// <summary>The changed field gets its messages; other fields only lose what no longer holds (a last name makes the first optional).</summary>
    private async Task RefreshAsync(FieldIdentifier changed)
    {
        var failures = await FailuresAsync();
        answers.Clear(changed);
        var shown = failures.Keys.Where(field => field.Equals(changed) || rules[field].Any()).ToList();
        rules.Clear();
        foreach (var field in shown.Where(field => !IsUnreadable(field)).ToList())
        {
            rules.Add(field, failures[field]);
        }

        Form.NotifyValidationStateChanged();
    }

    /// <summary>The input itself says that it cannot read what was typed: "enter a price" beside it would only puzzle.</summary>
    private bool IsUnreadable(FieldIdentifier field) =>
        Form.GetValidationMessages(field).Except(answers[field], StringComparer.Ordinal).Any();

    private async Task<Dictionary<FieldIdentifier, List<string>>> FailuresAsync()
    {
        var context = ValidationContext<object>.CreateWithOptions(Form.Model, Options ?? (strategy => strategy.IncludeAllRuleSets()));
        var result = await (Validator ?? found)!.ValidateAsync(context);
        return result
            .Errors.Where(failure => failure.Severity == Severity.Error)
            .GroupBy(failure => FieldPath.Find(Form.Model, failure.PropertyName), failure => failure.ErrorMessage)
            .ToDictionary(failed => failed.Key, failed => failed.ToList());
    }

    /// <summary>The form's events are synchronous: what is still running reports its failure to the renderer.</summary>
    private void Watch(Task task)
    {
        if (task.IsCompleted)
        {
            task.GetAwaiter().GetResult();
        }
        else
        {
            _ = InvokeAsync(() => ReportAsync(task));
        }
    }

    private async Task ReportAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
