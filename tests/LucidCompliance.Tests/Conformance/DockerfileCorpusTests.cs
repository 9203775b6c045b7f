using System.Linq;
using System.Threading.Tasks;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using Xunit;

namespace LucidCompliance.Tests.Conformance;

public sealed class DockerfileCorpusTests
{
    private const string Format = "dockerfile";

    public static TheoryData<string> Cases => Corpus.Cases(Format);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_tree_is_what_BuildKit_reads(string name) =>
        Verifier.Verify(DockerfileDump.Write(Parse(name)), Corpus.Settings(Format, name, "tree"));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_image_is_what_BuildKit_builds(string name)
    {
        var syntax = Parse(name);
        if (syntax.Errors.IsEmpty && syntax.Instructions.Any(instruction => instruction.Kind == InstructionKind.From))
        {
            var build = ImageBinder.Bind(syntax, ImageBuildOptions.Default, BaseImageCatalogue.Default);
            await Verifier.Verify(ImageDump.Write(build), Corpus.Settings(Format, name, "image"));
        }
    }

    private static DockerfileSyntax Parse(string name) => DockerfileSyntax.Parse(Corpus.Read(Format, name, "Dockerfile"));
}
