using System.Diagnostics.CodeAnalysis;

namespace Optica.Domain.Common;

/// <summary>The outcome of an operation that may fail in expected ways: a value or an <see cref="Common.Error"/>.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public readonly record struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Error? error)
    {
        this.value = value;
        Error = error;
    }

    /// <summary>The failure, or null.</summary>
    public Error? Error { get; }

    /// <summary>Whether there is a value.</summary>
    public bool Succeeded => Error is null;

    /// <summary>The value; reading it from a failure is a programmer's mistake and throws.</summary>
    public T Value => Error is null ? value! : throw new InvalidOperationException($"No value: {Error.Code}");

    /// <summary>Takes the value apart: true with the value, or false with the error.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T found, [NotNullWhen(false)] out Error? error)
    {
        found = value;
        error = Error;
        return error is null;
    }

    internal static Result<T> From(T value) => new(value, null);

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>The value of an operation that has none.</summary>
public readonly record struct Done;

/// <summary>Makes results whose type cannot be converted to implicitly: values known by an interface.</summary>
public static class Result
{
    /// <summary>A success.</summary>
    public static Result<T> Of<T>(T value) => Result<T>.From(value);
}
