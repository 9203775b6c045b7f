using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Model.Images;
using LucidCompliance.Policy;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects;

/// <summary>The image that one Dockerfile gives for one target and one set of build arguments.</summary>
public sealed class ImageSubject
{
    private ImmutableArray<Stage> _shippingChain;
    private ImmutableArray<DotNetPublish> _publishes;
    private bool[]? _ships;

    internal ImageSubject(DockerfileSubject dockerfile, ImageBuild build, bool isBuiltByService)
    {
        Dockerfile = dockerfile;
        Build = build;
        IsBuiltByService = isBuiltByService;
    }

    /// <summary>The Dockerfile.</summary>
    public DockerfileSubject Dockerfile { get; }

    /// <summary>The bound stages.</summary>
    public ImageBuild Build { get; }

    /// <summary>The build context, and which local files COPY and ADD bring; found when it is first asked for.</summary>
    public BuildContext Context => Build.Context;

    /// <summary>Whether a Compose service builds it; otherwise it is the last stage with the defaults of its arguments.</summary>
    public bool IsBuiltByService { get; }

    /// <summary>The policy that holds for the Dockerfile.</summary>
    public PolicyDocument Policy => Dockerfile.Policy;

    /// <summary>The stage that ships; null where the file has none or the target names none.</summary>
    public Stage? Shipping => Build.Shipping;

    /// <summary>
    /// The .NET project whose program the image runs. Unknown where nothing proves a single one, and where its file cannot be read; absent where
    /// the repository has no project. Found when it is first asked for.
    /// </summary>
    public Fact<ProjectSubject> Project => ProjectLookup?.Find(this) ?? Fact<ProjectSubject>.Absent;

    internal ImageProjects? ProjectLookup { get; set; }

    /// <summary>The containers that run it, in the order of their projects.</summary>
    public ImmutableArray<ContainerSubject> Containers { get; internal set; } = [];

    /// <summary>
    /// The stages whose instructions make the shipping image: it and those of the same file that it is FROM, the shipping stage first.
    /// All others are builders, which only say what is copied.
    /// </summary>
    public ImmutableArray<Stage> ShippingChain
    {
        get
        {
            if (_shippingChain.IsDefault)
            {
                var chain = ImmutableArray.CreateBuilder<Stage>();
                for (var stage = Shipping; stage is not null; stage = stage.Base.Parent)
                {
                    chain.Add(stage);
                }

                _shippingChain = chain.ToImmutable();
            }

            return _shippingChain;
        }
    }

    /// <summary>Whether a stage of the build is one of <see cref="ShippingChain"/>.</summary>
    public bool Ships(Stage stage)
    {
        if (_ships is null)
        {
            var ships = new bool[Build.Stages.Length];
            foreach (var shipped in ShippingChain)
            {
                ships[shipped.Index] = true;
            }

            _ships = ships;
        }

        return _ships[stage.Index];
    }

    /// <summary>The outputs of <c>dotnet publish</c> that the shipping image holds, in the order in which they come into it.</summary>
    public ImmutableArray<DotNetPublish> Publishes
    {
        get
        {
            if (_publishes.IsDefault)
            {
                _publishes = Shipping is { } shipping && Build.Dockerfile.Text.Content.IndexOf("dotnet", StringComparison.Ordinal) >= 0
                    ? PublishedOutputs.In(shipping)
                    : [];
            }

            return _publishes;
        }
    }

    /// <summary>A place in the Dockerfile.</summary>
    public SourceLocation At(TextSpan span) => Dockerfile.At(span);

    /// <summary>The instructions that make the shipping image, in the order in which they run.</summary>
    public IEnumerable<StageStep> ShippingSteps()
    {
        for (var i = ShippingChain.Length - 1; i >= 0; i--)
        {
            foreach (var step in ShippingChain[i].Steps)
            {
                yield return step;
            }
        }
    }
}
